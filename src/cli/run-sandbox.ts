import { randomBytes } from "node:crypto";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { serve, type Handler } from "../node/index.ts";
import { addControl, controls } from "../sandbox/control/control.ts";
import type { Credentials } from "../sandbox/credentials.ts";
import type { Sandbox } from "../sandbox/index.ts";
import { printBanner, toJSONLine, type SandboxInfo } from "./banner.ts";
import { CliError } from "./cli-error.ts";
import { createOutput, type Output } from "./console.ts";
import { chooseCredentials } from "./credentials.ts";
import { addFrontPage } from "./front-page/front-page.ts";
import { printMessages } from "./message-log.ts";
import { logRequests } from "./request-log.ts";
import { createSeeded, seedSandbox } from "./seeded-sandbox.ts";
import { openStateFile, type Autosave, type StateFile } from "./state-file.ts";
import { untilStopped } from "./stop.ts";
import { warnOfOthers } from "./warn-of-others.ts";

/** The options of `stytch-fetch sandbox`, read. */
export interface SandboxFlags {
  readonly port: number;
  readonly host: string;
  readonly projectId?: string;
  readonly secret?: string;
  readonly seed?: string;
  readonly state?: string;
  /** Milliseconds. */
  readonly latency: number;
  readonly control?: true;
  readonly json?: true;
  readonly quiet?: true;
}

/** Serves a sandbox until Ctrl-C. */
export async function runSandbox(flags: SandboxFlags): Promise<void> {
  const credentials = chooseCredentials(flags.projectId, flags.secret);
  const stateFile = flags.state === undefined ? undefined : await openStateFile(flags.state);
  const release = (): void => stateFile?.release();
  // Also at a second Ctrl-C, which waits for nothing.
  process.once("exit", release);
  try {
    const sandbox = await build(credentials, flags, stateFile);
    await serveUntilStopped(sandbox, credentials, flags, stateFile);
  } finally {
    release();
    process.off("exit", release);
  }
}

async function build(credentials: Credentials, flags: SandboxFlags, stateFile?: StateFile): Promise<Sandbox> {
  // With `--json` standard output is one line, for programs.
  const output = createOutput(flags.json ? "stderr" : "stdout");
  const options = flags.quiet ? {} : { onMessage: printMessages(output, flags.json ? "json" : "text") };
  if (stateFile?.found) {
    return seedSandbox("--state", flags.state!, { ...credentials, ...options }, stateFile.found);
  }
  return createSeeded({ ...credentials, ...options }, flags.seed);
}

async function serveUntilStopped(
  sandbox: Sandbox,
  credentials: Credentials,
  flags: SandboxFlags,
  stateFile: StateFile | undefined,
): Promise<void> {
  const { port, host } = flags;
  const controlToken = flags.control && randomBytes(24).toString("base64url");
  const output = createOutput(flags.json ? "stderr" : "stdout");
  const errors = createOutput("stderr");
  const stopped = untilStopped();
  // From when the port is open: a command that can't have it leaves the file alone.
  let autosave: Autosave | undefined = undefined;
  const answer = assemble(sandbox, flags, controlToken, async () => autosave?.saved());
  const handler = addFrontPage(answer, {
    projectId: credentials.projectId,
    controls: controlToken === undefined ? [] : controls,
  });
  const server = await serve(flags.quiet ? handler : logRequests(handler, output), {
    port,
    host,
    closeTimeout: 5_000,
    // The sandbox rejects where a network would fail.
    onError: "drop",
  });
  autosave = stateFile?.follow(sandbox, (problem) => errors.line(`stytch-fetch: ${problem}`));
  warnOfOthers("sandbox", host, errors);
  printStarted(output, flags, { ...credentials, url: server.url, controlToken, stateFile: flags.state });

  await stopped;
  await server.close();
  if (autosave && !(await autosave.flush())) throw new CliError("The latest state could not be saved.");
}

function assemble(
  sandbox: Sandbox,
  { latency }: SandboxFlags,
  controlToken: string | undefined,
  saved: () => Promise<void>,
): Handler {
  const handler = async (request: Request): Promise<Response> => {
    if (latency > 0) await sleep(latency, undefined, { signal: request.signal });
    return sandbox.fetch(request);
  };
  const controlled = controlToken === undefined ? handler : addControl(handler, sandbox, controlToken);
  return async (request) => {
    const response = await controlled(request);
    // Whoever has an answer may rely on it, even if the process is killed right after.
    await saved();
    return response;
  };
}

function printStarted(output: Output, flags: SandboxFlags, info: SandboxInfo): void {
  if (flags.json) createOutput("stdout").line(toJSONLine(info));
  else printBanner(output, info);
}
