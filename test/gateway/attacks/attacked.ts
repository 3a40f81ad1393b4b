// A gateway on a port and the API behind it on another, so that what an attacker writes goes over real sockets.
import { request, type RequestListener } from "node:http";
import { bearerToken, type AuditEntry, type GatewayConfig } from "../../../src/gateway/index.ts";
import { createGateway } from "../../../src/gateway/index.node.ts";
import type { ServeOptions } from "../../../src/node/index.ts";
import { bodyOf, projectId, secret, serve } from "../../helpers.ts";
import { dial, start } from "../../node/helpers.ts";
import { done, token } from "../harness.ts";

/** A request as it came to the API, byte for byte but for the spelling of header names. */
export interface Arrived {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** An answer as it came to the attacker. */
export interface Heard {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface Attacked {
  readonly arrived: Arrived[];
  readonly entries: AuditEntry[];
  readonly problems: string[];
  /** Writes bytes to a connection, and reads all that comes back until it is closed. */
  readonly write: (bytes: string | Buffer) => Promise<string>;
  /** Sends a request whose target stands on the wire as it is given. */
  readonly send: (
    method: string,
    target: string,
    headers?: Record<string, string | string[]>,
    body?: string | Buffer,
  ) => Promise<Heard>;
  readonly port: number;
}

/** The policy of most attacks: a program's own token, and three operations. */
export const allow: GatewayConfig["allow"] = [
  "users.get",
  "users.search",
  { operation: "users.update", body: ["name", "untrusted_metadata"] },
];

/** The API's answer to each call, unless the test is about another. */
const answerDone: RequestListener = (_, response) => {
  response.setHeader("content-type", "application/json").end(JSON.stringify(done));
};

/** Serves a gateway for the test that runs, in front of an API that answers by a listener. */
export async function openGateway(
  config: Partial<GatewayConfig> = {},
  answer: RequestListener = answerDone,
  options: ServeOptions = {},
): Promise<Attacked> {
  const arrived: Arrived[] = [];
  const baseUrl = await serve((incoming, response) => {
    void bodyOf(incoming).then((body) => {
      const { method = "", url: target = "", rawHeaders: raw } = incoming;
      const headers = raw.flatMap((name, at) =>
        at % 2 ? [] : [[name.toLowerCase(), raw[at + 1]!] as const],
      );
      arrived.push({ method, target, headers, body });
      answer(incoming, response);
    });
  });
  const entries: AuditEntry[] = [];
  const problems: string[] = [];
  const gateway = createGateway({
    projectId,
    secret,
    allow,
    authorize: bearerToken(token),
    basePath: "/api",
    baseUrl,
    fraudBaseUrl: baseUrl,
    hooks: { onCall: (entry) => entries.push(entry), onProblem: (problem) => problems.push(problem) },
    ...config,
  });
  const server = await start(gateway.fetch, options);
  const { port } = server;
  return {
    arrived,
    entries,
    problems,
    port,
    async write(bytes) {
      const { socket, heard, ended } = await dial(server);
      socket.write(bytes);
      await ended;
      return heard();
    },
    send: (method, target, headers = {}, body) =>
      new Promise((resolve, reject) => {
        const own = { authorization: `Bearer ${token}`, ...headers };
        const sent = request({ port, host: "127.0.0.1", method, path: target, headers: own, agent: false });
        sent.once("error", reject);
        sent.once("response", (response) => {
          const { statusCode: status = 0, headers: told } = response;
          bodyOf(response).then((text) => resolve({ status, headers: told, text }), reject);
        });
        sent.end(body);
      }),
  };
}

/** The statuses of all answers in what came back over one connection. */
export function statusesOf(heard: string): number[] {
  return [...heard.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
}

/** The type of the error that an answer tells. */
export function errorTypeOf({ text }: { readonly text: string }): unknown {
  const { error_type, error } = JSON.parse(text) as { error_type?: unknown; error?: unknown };
  return error_type ?? error;
}

export const jsonType = { "content-type": "application/json" };
