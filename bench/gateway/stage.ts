import { fork, type ChildProcess } from "node:child_process";
import { examples } from "../examples.ts";
import { request as order } from "../ipc.ts";
import { authorization } from "../peers/peer.ts";
import { startServer } from "../server/start.ts";
import { signSession } from "../session-jwt.ts";
import type { CallerOrder, Request } from "./caller.ts";
import { BARE, servers, SESSION, token, TOKEN, type ServerName } from "./servers.ts";
import type { Start } from "./server.ts";

/** No server between: the calls that each of them makes. */
export const DIRECT = "the API, called directly";

export type CalledName = typeof DIRECT | ServerName;

/** The calls, by the names that tables give them: one answer passed on as it is, and one checked and cut. */
export const METHODS = ["GET", "PUT"] as const;

type Method = (typeof METHODS)[number];

/** An upstream, the servers before it, and who calls them, each in a process of its own. */
export interface Stage {
  measure<Measure extends CallerOrder["measure"]>(
    measure: Measure,
    name: CalledName,
    method: Method,
    calls: number,
  ): Promise<{ burst: { perSecond: number }; sequence: { p50: number; p99: number } }[Measure]>;
  /** The processor time of a server so far, in microseconds. */
  cpu(name: ServerName): Promise<number>;
}

/** Starts the processes, does something with them, and ends them. */
export async function withStage<Result>(work: (stage: Stage) => Promise<Result>): Promise<Result> {
  const upstream = await startServer();
  const { session_jwt, jwk } = await signSession(examples.user_id);
  const caller = fork(new URL("caller.ts", import.meta.url));
  const children = new Map<ServerName, ChildProcess>();
  const urls = new Map<CalledName, string>([[DIRECT, await upstream.open()]]);
  try {
    for (const name of Object.keys(servers) as ServerName[]) {
      // The audit goes to the standard output, and there to nobody.
      const child = fork(new URL("server.ts", import.meta.url), {
        stdio: ["ignore", "ignore", "inherit", "ipc"],
      });
      children.set(name, child);
      const start: Start = { name, upstream: { url: await upstream.open(), jwk } };
      urls.set(name, await order<string>(child, start));
    }
    const authorizations = {
      [DIRECT]: authorization,
      [BARE]: undefined,
      [TOKEN]: `Bearer ${token}`,
      [SESSION]: `Bearer ${session_jwt}`,
    };
    return await work({
      measure: (measure, name, method, calls) => {
        const request = requestOf(method, urls.get(name)!, authorizations[name]);
        return order(caller, { measure, request, calls } satisfies CallerOrder);
      },
      cpu: (name) => order(children.get(name)!, {}),
    });
  } finally {
    for (const child of [caller, ...children.values()]) child.kill();
    await upstream.stop();
  }
}

function requestOf(method: Method, url: string, authorization: string | undefined): Request {
  const { name, untrusted_metadata } = examples.params;
  const common = { url, path: `/v1/users/${examples.user_id}`, method };
  const headers = authorization === undefined ? {} : { authorization };
  if (method === "GET") return { ...common, headers };
  const body = JSON.stringify({ name, untrusted_metadata });
  return { ...common, headers: { ...headers, "content-type": "application/json" }, body };
}
