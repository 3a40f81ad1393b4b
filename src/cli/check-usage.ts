import type { Command } from "commander";
import { usageError } from "./cli-error.ts";
import { suggest } from "../nearest.ts";

/**
 * Refuses a command line that doesn't fit, by what commander let through: its own messages don't say what to do, and
 * repeat the value of a mistyped `--secret=`.
 *
 * @throws {CliError} naming the option or command, what is wrong with it, and the nearest name for an unknown one
 */
export function checkUsage(command: Command): void {
  for (const option of command.options) {
    const value: unknown = command.getOptionValue(option.attributeName());
    if (option.optional && (value === true || value === "")) {
      throw usageError(`${option.long!} needs a value: ${showFlags(option.flags).replace(" ", "=")}.`);
    }
  }
  // Such a command reads what was typed by itself.
  if (command.registeredArguments.at(-1)?.variadic) return;
  const unknown = command.args.find(isOption) ?? command.args[command.registeredArguments.length];
  if (unknown === undefined) return;
  const hasCommands = command.commands.length > 0;
  throw usageError(hasCommands ? describeUnknown(command, unknown) : describeExtra(command, unknown));
}

/** A `-` by itself is standard input. */
function isOption(given: string): boolean {
  return given.startsWith("-") && given !== "-";
}

/**
 * An option as help and messages show it: `--port <number>`.
 *
 * Each is declared as `--port [number]`, so that commander doesn't take the next option for its value.
 */
export function showFlags(flags: string): string {
  return flags.replace("[", "<").replace("]", ">");
}

/** A command as it is typed behind the program's name: `users export`. */
export function pathOf(command: Command): string {
  const above = command.parent?.parent ? `${pathOf(command.parent)} ` : "";
  return above + command.name();
}

/** A command as it is typed: `stytch-fetch users export`. */
function typed(command: Command): string {
  return command.parent ? `${typed(command.parent)} ${command.name()}` : command.name();
}

function describeUnknown(group: Command, given: string): string {
  const list = `\`${typed(group)} --help\` lists what there is.`;
  if (isOption(given)) {
    const name = nameOf(given);
    const place = group.parent ? `of ${pathOf(group)}` : "";
    const known = group.parent ? ["--help"] : ["--help", "--version"];
    return `There is no option ${name} before a command${place && ` ${place}`}.${suggest(name, known)} ${list}`;
  }
  const names = group.commands.map((command) => command.name());
  const shown = group.parent && !given.startsWith("secret-") ? `${pathOf(group)} ${given}` : given;
  return `There is no command ${quote(shown)}.${suggest(given, names)} ${list}`;
}

function describeExtra(command: Command, given: string): string {
  // An operation's own command stands by itself, with the program's name in its own.
  const path = pathOf(command).replace(/^stytch-fetch /, "");
  if (!isOption(given)) return `${path} takes no ${quote(given)}. Its options begin with --.`;
  const name = nameOf(given);
  const known = command.options.map(({ long }) => long!);
  if (known.includes(name)) return `${name} takes no value. Write it alone.`;
  return `${path} has no option ${name}.${suggest(name, known)} \`${typed(command)} --help\` lists them.`;
}

/** An option without its value, which may be a secret: of `--secrt=…` and of `-s…`. */
function nameOf(given: string): string {
  return given.startsWith("--") ? given.split("=", 1)[0]! : given.slice(0, 2);
}

function quote(text: string): string {
  if (text.startsWith("eyJ")) return '"eyJ…"';
  return text.startsWith("secret-") ? '"secret-…"' : JSON.stringify(text);
}
