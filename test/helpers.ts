import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type ServerOptions } from "node:http";
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from "node:net";
import { createSecureContext, TLSSocket } from "node:tls";
import { expect, onTestFinished } from "vitest";
import { createStytch, type Fetch, type Stytch, type StytchOptions } from "../src/index.ts";
import { leaks, projectId, secret } from "./leaks.ts";
import { addressOf, certificate, create } from "./transports.ts";

export { credentials, email, marker, projectId, secret } from "./leaks.ts";

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

/** A client on a server, over the transport that the test is about. */
export function clientAt(baseUrl: string, options: Partial<StytchOptions> = {}): Stytch {
  return create({ projectId, secret, baseUrl, ...options } as StytchOptions);
}

/** Starts an HTTP server on loopback for the test that runs, in TLS where that is about TLS. */
export async function serve(answer: RequestListener, options: ServerOptions = {}): Promise<string> {
  const server = createServer(options, answer);
  return serveRaw((socket) => server.emit("connection", socket));
}

/**
 * Starts a server that speaks raw bytes, for answers that node:http would not send.
 *
 * @param encrypted that it speaks TLS where the test is about TLS
 */
export async function serveRaw(connected: (socket: Socket) => void, encrypted = true): Promise<string> {
  const sockets = new Set<Socket>();
  const own = encrypted ? certificate() : undefined;
  const secureContext = own && createSecureContext(own);
  const server = createTcpServer({ noDelay: true }, (raw) => {
    sockets.add(raw);
    raw.on("error", () => {}).once("close", () => sockets.delete(raw));
    connected(secureContext ? encrypt(raw, { isServer: true, secureContext }) : raw);
  });
  return addressOf(await listen(server, sockets));
}

/** Has a server listen for the test that runs, on a free port, and cuts what connections it has at the end. */
export async function listen(server: Server, sockets: Set<Socket>, host = "127.0.0.1"): Promise<number> {
  server.listen(0, host);
  await once(server, "listening");
  onTestFinished(async () => {
    const closed = once(server, "close");
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  });
  return (server.address() as AddressInfo).port;
}

function encrypt(raw: Socket, options: ConstructorParameters<typeof TLSSocket>[1]): Socket {
  const socket = new TLSSocket(raw, options).on("error", () => {});
  // TLS has no reset of its own, and Node refuses one on its sockets.
  return Object.assign(socket, { resetAndDestroy: () => raw.resetAndDestroy() });
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
  expect(leaks(value)).toEqual([]);
}
