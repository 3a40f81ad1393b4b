import { randomBytes } from "node:crypto";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { StytchConfigError } from "../../errors/config.ts";
import { serve, type Handler } from "../../node/index.ts";
import { createSandbox, type Sandbox, type SandboxOptions } from "../../sandbox/index.ts";
import { printBanner, toJSONLine, type Facts } from "../banner.ts";
import { createOutput, type Output } from "../console.ts";
import { addControl } from "../control.ts";
import { chooseCredentials, type Credentials } from "../credentials.ts";
import { Failure } from "../failure.ts";
import { parseFlags, type Given } from "../flags.ts";
import { describeFlags } from "../help.ts";
import { fileFailure, readJsonFile } from "../json-file.ts";
import { logRequests } from "../request-log.ts";
import { openStateFile, type StateFile } from "../state-file.ts";
import { untilStopped } from "../stop.ts";
import { readDuration, readPort } from "../values.ts";

const flags = {
  port: { value: "<number>", help: "The port. 0 takes a free one. Default: 4010." },
  host: { value: "<address>", help: "The address to listen on. Default: 127.0.0.1, this machine alone." },
  "project-id": { value: "<id>", help: "The project id it answers. Default: a random one." },
  secret: { value: "<secret>", help: "The secret it answers. Default: a random one. Not a real one." },
  seed: { value: "<file.json>", help: "The users at the start: a list of them, or a saved state." },
  state: { value: "<file.json>", help: "Where its state is kept. What the file holds goes before --seed." },
  latency: { value: "<time>", help: "How long each answer takes at least: 20ms, 1s. Default: 0." },
  control: { help: "Lets holders of a token, which is printed, reset, restore and break it over HTTP." },
  json: { help: "Makes the first line of output JSON: url, project_id, secret. The rest goes to stderr." },
  quiet: { help: "Writes no line for each request." },
  help: { help: "Shows this." },
} as const;

const HELP = `Serves a local imitation of the Stytch Users API on a port, until Ctrl-C.

Usage: stytch-fetch sandbox [options]

${describeFlags(flags)}

It calls nothing, and nothing in it is real. Without --state, its users are gone when it ends.`;

/** `stytch-fetch sandbox`. */
export async function run(args: readonly string[]): Promise<void> {
  const given = parseFlags("sandbox", flags, args);
  if (given.help) {
    console.log(HELP);
    return;
  }
  const settings = readSettings(given);
  const stateFile = given.state === undefined ? undefined : await openStateFile(given.state);
  const release = (): void => stateFile?.release();
  // Also at a second Ctrl-C, which waits for nothing.
  process.once("exit", release);
  try {
    const sandbox = await build(settings.credentials, given, stateFile);
    await serveUntilStopped(sandbox, given, settings, stateFile);
  } finally {
    release();
    process.off("exit", release);
  }
}

type Options = Given<typeof flags>;

interface Settings {
  readonly port: number;
  readonly host: string;
  readonly latency: number;
  readonly credentials: Credentials;
  readonly controlToken: string | undefined;
}

function readSettings(given: Options): Settings {
  return {
    port: readPort("--port", given.port ?? "4010"),
    host: given.host ?? "127.0.0.1",
    latency: readDuration("--latency", given.latency ?? "0"),
    credentials: chooseCredentials(given["project-id"], given.secret),
    controlToken: given.control && randomBytes(24).toString("base64url"),
  };
}

async function build(credentials: Credentials, given: Options, stateFile?: StateFile): Promise<Sandbox> {
  // By itself first, so that what is wrong with a file isn't taken for what is wrong with a credential.
  createSandbox(credentials);
  if (stateFile?.found) return grow("--state", given.state!, credentials, stateFile.found);
  if (given.seed === undefined) return createSandbox(credentials);
  const file = await readJsonFile("--seed", given.seed);
  if (!file) throw new Failure(`--seed: there is no file ${given.seed}.`);
  return grow("--seed", given.seed, credentials, file.value);
}

function grow(role: string, path: string, credentials: Credentials, seed: unknown): Sandbox {
  try {
    return createSandbox({ ...credentials, seed: seed as NonNullable<SandboxOptions["seed"]> });
  } catch (error) {
    if (!(error instanceof StytchConfigError)) throw error;
    throw fileFailure(role, path, `doesn't fit: ${error.message.replace(/\.$/, "")}`);
  }
}

async function serveUntilStopped(
  sandbox: Sandbox,
  given: Options,
  { port, host, latency, credentials, controlToken }: Settings,
  stateFile: StateFile | undefined,
): Promise<void> {
  const output = createOutput(given.json ? "stderr" : "stdout");
  const errors = createOutput("stderr");
  const stopped = untilStopped();
  const handler = assemble(sandbox, latency, controlToken);
  const server = await serve(given.quiet ? handler : logRequests(handler, output), {
    port,
    host,
    closeTimeout: 5_000,
    // The sandbox rejects where a network would fail.
    onError: "drop",
  });
  const saver = stateFile?.follow(sandbox, (problem) => errors.line(`stytch-fetch: ${problem}`));
  warnOfOthers(host, errors);
  tell(output, given, { ...credentials, url: server.url, controlToken, stateFile: given.state });

  await stopped;
  await server.close();
  if (saver && !(await saver.finish())) throw new Failure("The latest state could not be saved.");
}

function assemble(sandbox: Sandbox, latency: number, controlToken: string | undefined): Handler {
  const handler: Handler = async (request) => {
    if (latency > 0) await sleep(latency, undefined, { signal: request.signal });
    return sandbox.fetch(request);
  };
  return controlToken === undefined ? handler : addControl(handler, sandbox, controlToken);
}

function tell(output: Output, given: Options, facts: Facts): void {
  if (given.json) createOutput("stdout").line(toJSONLine(facts));
  else printBanner(output, facts);
}

function warnOfOthers(host: string, errors: Output): void {
  if (/^(localhost|127(\.\d+){3}|::1)$/.test(host)) return;
  errors.line(
    `stytch-fetch: warning: on ${host} other machines may reach this sandbox. 127.0.0.1 keeps it to this one.`,
  );
}
