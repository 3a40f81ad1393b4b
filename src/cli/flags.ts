import { parseArgs } from "node:util";
import { misuse } from "./failure.ts";
import { suggest } from "./nearest.ts";

/** One option of a command. */
export interface Flag {
  /** What its value is called in the help. A flag without one is on or off. */
  readonly value?: string;
  readonly help: string;
}

/** What was given: a text for an option with a value, `true` for one without. */
export type Given<Flags extends Readonly<Record<string, Flag>>> = {
  readonly [Name in keyof Flags]?: Flags[Name] extends { readonly value: string } ? string : true;
};

/**
 * Reads a command's options.
 *
 * @throws {Failure} naming the option, what is wrong with it, and the nearest name for an unknown one
 */
export function parseFlags<Flags extends Readonly<Record<string, Flag>>>(
  command: string,
  flags: Flags,
  args: readonly string[],
): Given<Flags> {
  const types = Object.entries(flags).map(
    ([name, { value }]) => [name, { type: value === undefined ? "boolean" : "string" }] as const,
  );
  // Not strict, because its messages don't say what to do; so each token is looked at here.
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(types),
    strict: false,
    tokens: true,
  });
  const given: Record<string, string | true> = {};
  for (const token of tokens) {
    if (token.kind === "positional") {
      throw misuse(`${command} takes no ${JSON.stringify(token.value)}. Its options begin with --.`);
    }
    if (token.kind === "option") given[token.name] = readValue(command, flags, token);
  }
  return given as Given<Flags>;
}

interface OptionToken {
  readonly name: string;
  /** As it was typed: `--port`, `-p`. */
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function readValue(
  command: string,
  flags: Readonly<Record<string, Flag>>,
  token: OptionToken,
): string | true {
  const { name, rawName, value, inlineValue } = token;
  const flag = Object.hasOwn(flags, name) ? flags[name] : undefined;
  if (!flag) {
    const near = suggest(
      rawName,
      Object.keys(flags).map((known) => `--${known}`),
    );
    throw misuse(
      `${command} has no option ${rawName}.${near} \`stytch-fetch ${command} --help\` lists them.`,
    );
  }
  if (flag.value === undefined) {
    if (value === undefined) return true;
    throw misuse(`${rawName} takes no value. Write it alone.`);
  }
  // What begins with a dash is more likely the next option than a value.
  if (value === undefined || value === "" || (!inlineValue && value.startsWith("-"))) {
    throw misuse(`${rawName} needs a value: ${rawName}=${flag.value}.`);
  }
  return value;
}
