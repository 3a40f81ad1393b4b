import { readFile } from "node:fs/promises";
import process from "node:process";
import { text } from "node:stream/consumers";
import { StytchTokenError } from "../../errors/token.ts";
import type { NodeStytch } from "../../node/client.ts";
import { CliError, usageError } from "../cli-error.ts";
import { connect, type ConnectionFlags } from "../connection/connect.ts";
import { debugHooks } from "../connection/debug-hooks.ts";
import { createOutput } from "../console.ts";
import { decodeJwt, type DecodedJwt } from "./decode.ts";
import { findProblems, SESSION_CLAIM } from "./find-problems.ts";

/** The options of `stytch-fetch jwt`, read. */
export interface JwtFlags extends ConnectionFlags {
  readonly decode?: true;
  readonly json?: true;
  readonly debug?: true;
}

/**
 * Prints a JWT's parts, and what is wrong with it.
 *
 * @throws {CliError} for one that isn't good
 */
export async function runJwt(file: string | undefined, flags: JwtFlags): Promise<void> {
  const token = await readToken(file);
  const decoded = decodeJwt(token);
  const problems = flags.decode ? undefined : await check(token, decoded, flags);
  print(decoded, problems, flags.json === true);
  if (problems?.length) throw new CliError("The JWT is not good.");
}

async function readToken(file: string | undefined): Promise<string> {
  if (file === undefined) {
    throw usageError("jwt takes a file that holds the JWT, or - for standard input.");
  }
  if (/^eyJ[\w-]*\./.test(file)) {
    throw usageError(
      "jwt takes the JWT from a file or standard input: others could read it among arguments.",
    );
  }
  const read = file === "-" ? text(process.stdin) : readFile(file, "utf8");
  const whole = await read.catch((error: unknown) => {
    throw new CliError(`${file} can't be read (${(error as NodeJS.ErrnoException).code}).`);
  });
  return whole.trim().replace(/^Bearer\s+/i, "");
}

async function check(token: string, decoded: DecodedJwt, flags: JwtFlags): Promise<string[]> {
  const hooks = flags.debug && debugHooks();
  const { stytch, environment } = await connect(flags, { options: { hooks }, changes: false });
  const problems = findProblems(decoded, environment, Date.now());
  try {
    await verify(stytch, token, decoded);
  } catch (error) {
    if (!(error instanceof StytchTokenError)) {
      print(decoded, [...problems, "Its signature couldn't be checked."], flags.json === true);
      throw error;
    }
    const reason = error.message.replace(/^.*?: the token /, "");
    // The client stops at the first fault. Of those above it says nothing new.
    const isSignature = /key|sign/.test(reason);
    if (problems.length === 0 || isSignature) problems.push(`It ${reason}`);
  }
  return problems;
}

async function verify(stytch: NodeStytch, token: string, { payload }: DecodedJwt): Promise<void> {
  if (SESSION_CLAIM in payload) await stytch.sessions.authenticateJwtLocal({ session_jwt: token });
  else await stytch.m2m.authenticateToken({ access_token: token });
}

function print({ header, payload }: DecodedJwt, problems: string[] | undefined, json: boolean): void {
  const output = createOutput("stdout");
  if (json) {
    const checked = problems && { valid: problems.length === 0, problems };
    output.line(JSON.stringify({ header, payload, ...checked }, null, 2));
    return;
  }
  output.line(`${output.style("bold", "Header")} ${JSON.stringify(header, null, 2)}`);
  output.line(`${output.style("bold", "Payload")} ${JSON.stringify(payload, null, 2)}`);
  if (!problems) output.line("Not checked. Nobody may rely on what it says.");
  else if (problems.length === 0) output.line(output.style("green", "It is good."));
  for (const problem of problems ?? []) output.line(`${output.style("red", "✗")} ${problem}`);
}
