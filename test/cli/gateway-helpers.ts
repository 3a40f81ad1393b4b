// The gateway's command in tests: started as a process, and called over sockets.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AuditEntry } from "../../src/gateway/index.ts";
import { firstLine, folder, kill, start, type Run } from "./helpers.ts";

/** A gateway that runs, and a caller of it. */
export interface RunningGateway extends Run {
  url: string;
  /** The token that it made and told. */
  token: string;
  /** Calls it with a token, its own unless another is given. */
  call: (method: string, path: string, body?: unknown, bearer?: string) => Promise<Response>;
  /** The lines of its audit so far. */
  entries: () => AuditEntry[];
  stop: (signal?: NodeJS.Signals) => Run["exit"];
}

/** Starts a gateway on a free port with `--json`, and stops it when the test is over. */
export async function gateway(
  args: readonly string[] = ["--sandbox"],
  env: Record<string, string> = {},
): Promise<RunningGateway> {
  const started = start(["gateway", "--port", "0", "--json", ...args], env);
  const { url, token = "" } = JSON.parse(await firstLine(started)) as { url: string; token?: string };
  return {
    ...started,
    url,
    token,
    stop: (signal = "SIGTERM") => kill(started, signal),
    call: (method, path, body, bearer = token) =>
      fetch(url + path, {
        method,
        headers: {
          ...(bearer !== "" && { authorization: `Bearer ${bearer}` }),
          ...(body !== undefined && { "content-type": "application/json" }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    entries: () =>
      started
        .stdout()
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => JSON.parse(line) as AuditEntry),
  };
}

/** Writes a gateway's file, and gives its path. What isn't a string is written as JSON. */
export function configFile(content: unknown): string {
  const path = join(folder(), "gateway.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}
