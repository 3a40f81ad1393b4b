// The help of each command and operation: it has examples, and each of them is a command line that is taken.
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { checkParams } from "../../src/cli/call/check-params.ts";
import { defineOperation, type CallFlags } from "../../src/cli/call/define-operation.ts";
import { listOperations, type NamedOperation } from "../../src/cli/call/operations.ts";
import { readParams } from "../../src/cli/call/read-params.ts";
import { checkUsage, pathOf } from "../../src/cli/check-usage.ts";
import { findDescribed, readDocument } from "../../src/cli/document.ts";
import { createProgram } from "../../src/cli/program.ts";
import { secretFields } from "../../generated/routes.ts";

const document = await readDocument();

/** A command and those in it, but for the one that shows help. */
function allOf(command: Command): Command[] {
  return [command, ...command.commands.flatMap(allOf)];
}

/** What `--help` prints. */
function helpOf(command: Command): string {
  let text = "";
  command.configureOutput({ writeOut: (part) => (text += part) }).outputHelp();
  return text;
}

/** The lines of its examples, with those that belong together in one. */
function examplesOf(help: string): string[] {
  const [, block = ""] = /^Examples?\b.*:\n((?: {2}.*\n?)+)/m.exec(help) ?? [];
  const lines: string[] = [];
  for (const line of block.trimEnd().split("\n")) {
    const before = lines.at(-1);
    const isOpen = before?.endsWith("\\") || (before?.match(/'/g)?.length ?? 0) % 2 === 1;
    if (isOpen) lines.push(`${lines.pop()!.replace(/\\$/, "")}${line.trim()}`);
    else lines.push(line.trim());
  }
  return lines.filter((line) => !line.startsWith("#"));
}

/** The words behind our command's name, up to a redirection, a pipe or a comment, as a shell reads them. */
function wordsOf(line: string): string[] {
  const typed = line.slice(line.indexOf("stytch-fetch ") + "stytch-fetch ".length);
  const words: string[] = [];
  for (const [word] of typed.matchAll(/(?:'[^']*'|\\.|[^\s'\\])+/g)) {
    if (/^[|><#]/.test(word)) break;
    const isLast = /\)'?$/.test(word);
    words.push(word.replace(/\)'?$/, "").replace(/'([^']*)'|\\(.)/g, "$1$2"));
    if (isLast) break;
  }
  return words;
}

const commands = allOf(createProgram()).map((command) => ({ path: pathOf(command), help: helpOf(command) }));
const lines = commands.flatMap(({ help }) => examplesOf(help));

describe("the help of a command", () => {
  it.each(commands)("has examples, within 80 columns: $path", ({ help }) => {
    expect(examplesOf(help)).not.toEqual([]);
    for (const line of help.split("\n")) expect(line.length, line).toBeLessThan(81);
  });

  it.each([...new Set(lines)])("has an example that the command line takes: %s", async (line) => {
    const words = wordsOf(line);
    const program = createProgram();
    const called: string[] = [];
    for (const command of allOf(program)) {
      if (command.commands.length === 0) command.action(() => void called.push(pathOf(command)));
    }
    await program.parseAsync(words, { from: "user" });
    expect(called).toHaveLength(1);
    expect(words.join(" ").startsWith(called[0]!)).toBe(true);
    if (called[0] !== "call") return;
    const operation = listOperations().find(({ name }) => name === words[1])!;
    parseCall(operation, words.slice(2));
  });

  it("shows a shell no character that it would expand", () => {
    const bare = lines.map((line) => line.replace(/'[^']*'/g, ""));
    expect(bare.filter((line) => /[[\]*?]/.test(line))).toEqual([]);
  });
});

describe("the help of an operation", () => {
  it.each(listOperations().map((operation) => [operation.name, operation] as const))(
    "has an example that the document takes, without a secret: %s",
    async (name, operation) => {
      const help = helpOf(defineOperation(operation, document).command);
      const [line = ""] = examplesOf(help);
      const words = wordsOf(line);
      expect(words.slice(0, 2)).toEqual(["call", name]);
      for (const field of secretFields) expect(words).not.toContain(`--${field}`);
      const args = words.slice(2).map((word) => (word === "@secrets.json" ? secretsOf(operation) : word));
      const { fields, flags } = parseCall(operation, args);
      checkParams(operation, await readParams(fields, flags));
    },
  );
});

/** Parses what stands behind an operation's name. */
function parseCall(operation: NamedOperation, args: readonly string[]) {
  const { command, fields } = defineOperation(operation, document);
  command.parse(args, { from: "user" });
  checkUsage(command);
  return { fields, flags: command.opts<CallFlags>() };
}

/** The file that the example names: the secrets of the document's own. */
function secretsOf({ route }: NamedOperation): string {
  const { content } = findDescribed(document, route).requestBody!;
  const { value } = Object.values(Object.values(content)[0]!.examples!)[0]!;
  const secrets = Object.entries(value as object).filter(([name]) => secretFields.includes(name));
  return JSON.stringify(Object.fromEntries(secrets));
}
