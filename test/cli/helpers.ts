import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, onTestFinished, vi } from "vitest";
import { main } from "../../src/cli/main.ts";
import { bundleCommand } from "../setup/bundled-command.ts";

/** The command's file, as it is published. */
export const cliFile = await bundleCommand();

/** The command as it runs. */
export interface Run {
  child: ChildProcess;
  stdout: () => string;
  stderr: () => string;
  /** Its exit code, or the signal that ended it. */
  exit: Promise<number | NodeJS.Signals>;
}

/**
 * Starts the command, and ends it when the test is over: what removes its files waits for that. `env` is added to a bare
 * environment.
 */
export function start(args: readonly string[], env: Record<string, string> = {}): Run {
  const started = startBehind([], args, env);
  stopAfterTest(() => kill(started));
  return started;
}

/** Ends a command, and waits for that. */
export function kill({ child, exit }: Run, signal: NodeJS.Signals = "SIGKILL"): Run["exit"] {
  child.kill(signal);
  return exit;
}

/** Starts the command behind another that runs what follows it, such as `env` or `nice`. */
export function startBehind(
  before: readonly string[],
  args: readonly string[],
  env: Record<string, string> = {},
): Run {
  const [program, ...rest] = [...before, process.execPath, cliFile, ...args];
  const child = spawn(program!, rest, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], ...env },
  });
  const heard = { stdout: "", stderr: "" };
  child.stdout.on("data", (part: Buffer) => (heard.stdout += part.toString()));
  child.stderr.on("data", (part: Buffer) => (heard.stderr += part.toString()));
  const exit = once(child, "close").then(
    ([code, signal]: unknown[]) => (code ?? signal) as number | NodeJS.Signals,
  );
  return { child, stdout: () => heard.stdout, stderr: () => heard.stderr, exit };
}

/** Runs the command to its end. `env` is added to a bare environment. */
export async function run(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number | NodeJS.Signals; stdout: string; stderr: string }> {
  return runBehind([], args, env);
}

/** Runs the command to its end, behind another that runs what follows it. */
export async function runBehind(
  before: readonly string[],
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number | NodeJS.Signals; stdout: string; stderr: string }> {
  const started = startBehind(before, args, env);
  const code = await started.exit;
  return { code, stdout: started.stdout(), stderr: started.stderr() };
}

/** Runs a command line that ends without having begun anything, in this process. */
export async function runHere(
  args: readonly string[],
): Promise<{ code: number; stdout: string; stderr: string }> {
  const said = { log: "", error: "" };
  const spies = (["log", "error"] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation((text: unknown) => void (said[name] += `${String(text)}\n`)),
  );
  try {
    const code = await main(args);
    return { code, stdout: said.log, stderr: said.error };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

export interface Running extends Run {
  url: string;
  projectId: string;
  secret: string;
  controlToken: string;
  /** The variables by which another command calls it. */
  env: Record<string, string>;
  /** Calls it with the right credentials. */
  call: (method: string, path: string, body?: unknown) => Promise<Response>;
  /** Calls its control with the right token. */
  control: (method: string, path: string, body?: unknown) => Promise<Response>;
  stop: (signal?: NodeJS.Signals) => Run["exit"];
}

/** Starts a sandbox on a free port with `--json`, and stops it when the test, or whatever `cleanUp` is for, is over. */
export async function sandbox(
  args: readonly string[] = [],
  cleanUp: (stop: () => Promise<unknown>) => void = stopAfterTest,
  env: Record<string, string> = {},
): Promise<Running> {
  const started = startBehind([], ["sandbox", "--port", "0", "--json", ...args], env);
  cleanUp(() => kill(started));
  const line = await firstLine(started);
  const { url, project_id, secret, control_token } = JSON.parse(line) as Record<string, string>;
  const asker =
    (authorization: string) =>
    (method: string, path: string, body?: unknown): Promise<Response> =>
      fetch(`${url!}${path}`, {
        method,
        headers: { authorization },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
  const basic = Buffer.from(`${project_id!}:${secret!}`).toString("base64");
  return {
    ...started,
    url: url!,
    projectId: project_id!,
    secret: secret!,
    controlToken: control_token!,
    env: { STYTCH_PROJECT_ID: project_id!, STYTCH_SECRET: secret!, STYTCH_BASE_URL: url! },
    call: asker(`Basic ${basic}`),
    control: asker(`Bearer ${control_token!}`),
    stop: (signal = "SIGTERM") => kill(started, signal),
  };
}

/** Starts a sandbox with a control for all tests of a file, and stops it after them. To be called where the file begins. */
export async function sandboxForAll(): Promise<Running> {
  return sandbox(["--control"], (stop) =>
    afterAll(async () => {
      await stop();
    }),
  );
}

function stopAfterTest(stop: () => Promise<unknown>): void {
  onTestFinished(async () => {
    await stop();
  });
}

/** The first line that a command prints. */
export async function firstLine({ child, stdout, stderr, exit }: Run): Promise<string> {
  const ended = exit.then((code) => {
    throw new Error(`It ended with ${code}: ${stderr()}`);
  });
  ended.catch(() => undefined);
  while (!stdout().includes("\n")) await Promise.race([once(child.stdout!, "data"), ended]);
  return stdout().split("\n")[0]!;
}

/** Begins a create, and waits until the sandbox has it in hand; `status` then becomes its answer's. */
export function underWay(
  { url, projectId, secret }: Running,
  body: object,
): Promise<{ status: Promise<number | "cut"> }> {
  const text = JSON.stringify(body);
  const request = httpRequest(`${url}/v1/users`, {
    method: "POST",
    auth: `${projectId}:${secret}`,
    // The server says that it goes on with it, before it has the body.
    headers: { expect: "100-continue", "content-length": Buffer.byteLength(text) },
  });
  const status = new Promise<number | "cut">((resolve) => {
    request.on("error", () => resolve("cut"));
    request.on("response", (response) => resolve(response.resume().statusCode!));
  });
  request.flushHeaders();
  return new Promise((resolve) => {
    request.on("continue", () => request.end(text, () => resolve({ status })));
  });
}

/** A folder for the test that runs. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "stytch-fetch-cli-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Waits, for what only time can show. */
export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
