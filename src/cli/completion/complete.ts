import type { Command } from "commander";
import { catalogue } from "../../sandbox/errors/catalogue.ts";
import { defineOperation } from "../call/define-operation.ts";
import { listOperations } from "../call/operations.ts";
import { findDescribed, readDocument } from "../document.ts";

/** A word that may stand next, and what it is. */
type Word = readonly [string, string];

/**
 * Lists the words that may stand in the place of the last one.
 *
 * @param typed the words behind the command's name, the last one unfinished, and maybe empty
 */
export async function complete(program: Command, typed: readonly string[]): Promise<readonly Word[]> {
  const last = typed.at(-1) ?? "";
  const { command, rest } = follow(program, typed.slice(0, -1));
  const before = rest.at(-1);
  const words = await listWords(command, rest, last);
  // The value of an option is the user's, or a file.
  if (before?.startsWith("--") && takesValue(command, before)) return [];
  return words.filter(([word]) => word.startsWith(last));
}

/** Finds the command that the first words name. */
function follow(program: Command, words: readonly string[]): { command: Command; rest: readonly string[] } {
  const inner = program.commands.find((command) => command.name() === words[0]);
  return inner ? follow(inner, words.slice(1)) : { command: program, rest: words };
}

async function listWords(command: Command, rest: readonly string[], last: string): Promise<Word[]> {
  if (command.name() === "call" && rest.length > 0) return listCallOptions(rest[0]!);
  if (last.startsWith("-")) return listOptions(command);
  if (command.commands.length > 0 && rest.length === 0) {
    return command.commands.map((inner): Word => [inner.name(), inner.summary()]);
  }
  if (rest.some((word) => !word.startsWith("-"))) return [];
  if (command.name() === "call") return listNames();
  if (command.name() === "errors") {
    return Object.entries(catalogue).map(([type, { meaning }]): Word => [type, meaning]);
  }
  if (command.name() === "completion") return ["bash", "zsh", "fish"].map((shell): Word => [shell, ""]);
  return [];
}

function listOptions(command: Command): Word[] {
  return command.options
    .filter(({ hidden }) => !hidden)
    .map(({ long, description }): Word => [long!, description]);
}

function takesValue(command: Command, flag: string): boolean {
  const option = command.options.find(({ long }) => long === flag);
  return option?.optional === true;
}

async function listNames(): Promise<Word[]> {
  const document = await readDocument();
  return listOperations().map(({ name, route }): Word => [name, findDescribed(document, route).summary]);
}

async function listCallOptions(given: string): Promise<Word[]> {
  const operation = listOperations().find(({ name, operationId }) => name === given || operationId === given);
  if (!operation) return [];
  return listOptions(defineOperation(operation, await readDocument()).command);
}
