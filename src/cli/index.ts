#!/usr/bin/env node
/// <reference types="node" />
import process from "node:process";
import { StytchConfigError } from "../errors/config.ts";
import { VERSION } from "../version.ts";
import { Failure, misuse } from "./failure.ts";
import { columns } from "./help.ts";
import { suggest } from "./nearest.ts";

/** A command: what it is for, and the module that does it, loaded only when it is called. */
interface Command {
  readonly summary: string;
  readonly load: () => Promise<{ run: (args: readonly string[]) => Promise<void> }>;
}

const commands: Readonly<Record<string, Command>> = {
  sandbox: {
    summary: "Serve a local imitation of the Stytch Users API on a port.",
    load: () => import("./commands/sandbox.ts"),
  },
};

const HELP = `stytch-fetch ${VERSION}: tools for the Stytch API. Independent of Stytch, Inc.

Usage: stytch-fetch <command> [options]

Commands:
${columns(Object.entries(commands).map(([name, { summary }]) => [name, summary]))}

Options:
  --help     Show this, or a command's own help after its name.
  --version  Show the version.

Exit codes: 0 it worked, 1 it didn't, 2 the command line is wrong.`;

async function main([name, ...args]: readonly string[]): Promise<void> {
  if (name === undefined) throw misuse(`No command was given.\n\n${HELP}`);
  if (name === "--help" || name === "-h" || name === "help") {
    console.log(HELP);
    return;
  }
  if (name === "--version" || name === "-v") {
    console.log(VERSION);
    return;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw misuse(`${explainUnknown(name)} \`stytch-fetch --help\` lists what there is.`);
  const { run } = await command.load();
  await run(args);
}

function explainUnknown(name: string): string {
  if (name.startsWith("-")) {
    return `There is no option ${name} before a command.${suggest(name, ["--help", "--version"])}`;
  }
  return `There is no command ${JSON.stringify(name)}.${suggest(name, Object.keys(commands))}`;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  // Only what isn't meant for the user has a stack to show.
  const meant = error instanceof Failure || error instanceof StytchConfigError;
  console.error(meant ? `stytch-fetch: ${error.message}` : error);
  process.exitCode = error instanceof Failure ? error.exitCode : 1;
}
