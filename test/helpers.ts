import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type ServerOptions } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { createServer as createTcpServer, type Server } from "node:net";
import { inspect } from "node:util";
import { expect, onTestFinished } from "vitest";
import { createStytch, type Fetch, type Stytch, type StytchOptions } from "../src/index.ts";

export const projectId = "project-test-6b1f9cd8-4d40-4b2a-a1a5-2a7f0f0d0001";
/** With the characters that encoders like to escape: `+`, `/`, `=`. */
export const secret = "secret-test-Zo/9+3c/Qq==";
export const credentials = Buffer.from(`${projectId}:${secret}`).toString("base64");
/** What stands in every request's body here, and in no error. */
export const marker = "marker-3f9a";
export const email = `${marker}@example.com`;

/** A `fetch` that keeps what it was called with. */
export type Recorder = Fetch & { requests: Request[]; readonly last: Request };

/** Makes a `fetch` that answers by a function, and keeps the requests. */
export function record(answer: Fetch = () => json({})): Recorder {
  const requests: Request[] = [];
  const recorder: Fetch = (request, init) => {
    requests.push(request.clone());
    return answer(request, init);
  };
  return Object.defineProperty(Object.assign(recorder, { requests }), "last", {
    get: () => requests.at(-1),
  }) as Recorder;
}

/** An answer of JSON. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}

/** The API's answer to a call that it refuses. */
export function refusal(error_type = "duplicate_email", status = 400): Record<string, unknown> {
  return {
    status_code: status,
    request_id: "request-id-test-5f3a",
    error_type,
    error_message: "A user with that email exists.",
    error_url: `https://stytch.com/docs/api/errors/${status}#${error_type}`,
  };
}

/** A client on a `fetch`, with the test project's credentials. */
export function clientOn(fetch: Fetch, options: Partial<StytchOptions> = {}): Stytch {
  return createStytch({ projectId, secret, fetch, ...options } as StytchOptions);
}

/** A client on a server. */
export function clientAt(baseUrl: string, options: Partial<StytchOptions> = {}): Stytch {
  return createStytch({ projectId, secret, baseUrl, ...options } as StytchOptions);
}

/** Starts an HTTP server on loopback for the test that runs. */
export async function serve(answer: RequestListener, options: ServerOptions = {}): Promise<string> {
  const server = createServer(options, answer);
  return `http://127.0.0.1:${await open(server, () => server.closeAllConnections())}`;
}

/** Starts a server that speaks raw bytes, for answers that node:http would not send. */
export async function serveRaw(connected: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    connected(socket);
  });
  return `http://127.0.0.1:${await open(server, () => sockets.forEach((socket) => socket.destroy()))}`;
}

async function open(server: Server, drop: () => void): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    const closed = once(server, "close");
    server.close();
    drop();
    await closed;
  });
  return (server.address() as AddressInfo).port;
}

/** Reads a request's body to its end. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

/** What a call fails with. It must be of the given class and show nothing that it must not. */
export async function failure<Type extends Error>(
  call: PromiseLike<unknown> | (() => unknown),
  // The arguments of an error's constructor are its own affair.
  errorClass: abstract new (...args: never[]) => Type,
): Promise<Type> {
  const error: unknown = await (async () => {
    await (typeof call === "function" ? call() : call);
    throw new Error("It did not fail.");
  })().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(errorClass);
  expectClean(error);
  return error as Type;
}

/** No way of showing a value shows a credential or a request's body. */
export function expectClean(value: unknown): void {
  for (const shown of views(value)) {
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain(JSON.stringify(secret).slice(1, -1));
    expect(shown).not.toContain(credentials);
    expect(shown).not.toContain(marker);
  }
}

function views(value: unknown): string[] {
  const own = [
    inspect(value, { depth: Infinity, showHidden: true }),
    inspect(value),
    JSON.stringify(value),
    String(value),
  ];
  if (!(value instanceof Error)) return own;
  const inner = value.cause === undefined ? [] : views(value.cause);
  return [
    ...own,
    value.message,
    value.stack ?? "",
    JSON.stringify(value, Object.getOwnPropertyNames(value)),
    ...inner,
  ];
}
