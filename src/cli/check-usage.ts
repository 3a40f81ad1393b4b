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
  const unknown = command.args.find((arg) => arg.startsWith("-")) ?? command.args[0];
  if (unknown === undefined) return;
  throw usageError(command.parent ? describeExtra(command, unknown) : describeUnknown(command, unknown));
}

/**
 * An option as help and messages show it: `--port <number>`.
 *
 * Each is declared as `--port [number]`, so that commander doesn't take the next option for its value.
 */
export function showFlags(flags: string): string {
  return flags.replace("[", "<").replace("]", ">");
}

function describeUnknown(program: Command, given: string): string {
  const list = `\`${program.name()} --help\` lists what there is.`;
  if (given.startsWith("-")) {
    const name = nameOf(given);
    return `There is no option ${name} before a command.${suggest(name, ["--help", "--version"])} ${list}`;
  }
  const names = program.commands.map((command) => command.name());
  return `There is no command ${quote(given)}.${suggest(given, names)} ${list}`;
}

function describeExtra(command: Command, given: string): string {
  if (!given.startsWith("-")) return `${command.name()} takes no ${quote(given)}. Its options begin with --.`;
  const name = nameOf(given);
  const known = command.options.map(({ long }) => long!);
  if (known.includes(name)) return `${name} takes no value. Write it alone.`;
  const help = `\`${command.parent!.name()} ${command.name()} --help\` lists them.`;
  return `${command.name()} has no option ${name}.${suggest(name, known)} ${help}`;
}

/** An option without its value, which may be a secret: of `--secrt=…` and of `-s…`. */
function nameOf(given: string): string {
  return given.startsWith("--") ? given.split("=", 1)[0]! : given.slice(0, 2);
}

function quote(text: string): string {
  return text.startsWith("secret-") ? '"secret-…"' : JSON.stringify(text);
}
