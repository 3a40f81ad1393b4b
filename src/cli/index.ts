#!/usr/bin/env node
/// <reference types="node" />
import process from "node:process";
import { StytchConfigError } from "../errors/config.ts";
import { VERSION } from "../version.ts";
import { CliError } from "./cli-error.ts";

/** Runs the command line. Scripts ask for the version often, so it comes without loading the rest. */
async function main(args: readonly string[]): Promise<void> {
  if (args.length === 1 && /^(-v|--version)$/.test(args[0]!)) {
    console.log(VERSION);
    return;
  }
  const { createProgram } = await import("./program.ts");
  await createProgram().parseAsync(args, { from: "user" });
}

/** Prints what went wrong, and gives the exit code. Only what isn't meant for the user has a stack to show. */
function report(error: unknown): number {
  const { code, exitCode } = error as { code?: string; exitCode?: number };
  // After --help.
  if (code?.startsWith("commander.") && exitCode !== undefined) return exitCode;
  const meant = error instanceof CliError || error instanceof StytchConfigError;
  console.error(meant ? `stytch-fetch: ${error.message}` : error);
  return error instanceof CliError ? error.exitCode : 1;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = report(error);
}
