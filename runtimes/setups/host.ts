import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { connect, type AddressInfo, type Server as TcpServer, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { generate } from "selfsigned";
import { serve } from "../../src/node/index.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import type { Transport } from "./setups.ts";

/** A sandbox on a port, a gateway to it, and a proxy that leads to it as to any host. */
export interface Host {
  /** The environment's variables that tell a program of it. */
  readonly env: Readonly<Record<string, string>>;
  /** The same where nothing is reached but by the proxy. */
  readonly envBehindProxy: Readonly<Record<string, string>>;
  /** What the sandbox's clients trust behind the proxy, in PEM. */
  readonly authority: string;
  /** The transports that the requests came by since the last reset, one a request. */
  readonly arrived: readonly Transport[];
  /** How many tunnels the proxy has made since. */
  readonly tunnels: number;
  /** Forgets every user and request. */
  reset(): void;
  close(): Promise<void>;
}

const credentials = { projectId: "project-test-setups", secret: "secret-test-setups" };
const ELSEWHERE = "elsewhere.example";

export async function startHost(): Promise<Host> {
  const sandbox = createSandbox(credentials);
  const arrived: Transport[] = [];
  const server = await serve(
    (request) => {
      arrived.push(transportOf(request.headers));
      return sandbox.fetch(withCredentials(request));
    },
    { closeTimeout: 100 },
  );
  const { cert, private: key } = await certify();
  const tls = createTlsServer({ cert, key }, (socket) => join(socket, connect(server.port, "127.0.0.1")));
  const proxy = createHttpServer((_, response) => response.writeHead(501).end());
  let tunnels = 0;
  proxy.on("connect", (_, socket: Socket) => {
    tunnels += 1;
    socket.write("HTTP/1.1 200 OK\r\n\r\n");
    join(socket, connect(portOf(tls), "127.0.0.1"));
  });
  for (const each of [tls, proxy]) await once(each.listen(0, "127.0.0.1"), "listening");

  const gateway = JSON.stringify({ gateway: `${server.url}/gateway` });
  return {
    env: { ...variablesFor(server.url), STYTCH_GATEWAY_OPTIONS: gateway },
    envBehindProxy: {
      ...variablesFor(`https://${ELSEWHERE}`),
      HTTPS_PROXY: `http://127.0.0.1:${portOf(proxy)}`,
    },
    authority: cert,
    arrived,
    get tunnels() {
      return tunnels;
    },
    reset() {
      sandbox.reset();
      arrived.length = tunnels = 0;
    },
    async close() {
      for (const each of [tls, proxy]) each.close();
      proxy.closeAllConnections();
      await server.close();
    },
  };
}

/** Node's HTTP client is known by what it asks for: each `fetch` that there is takes anything. */
function transportOf(headers: Headers): Transport {
  return headers.get("accept") === "application/json" && !headers.has("sec-fetch-mode") ? "node" : "fetch";
}

/** As a gateway has it: a request that came to it goes on with the secret. */
function withCredentials(request: Request): Request {
  const url = new URL(request.url);
  if (!url.pathname.startsWith("/gateway/")) return request;
  const inner = new Request(request.url.replace("/gateway", ""), request);
  inner.headers.set("authorization", `Basic ${btoa(`${credentials.projectId}:${credentials.secret}`)}`);
  return inner;
}

function variablesFor(baseUrl: string): Record<string, string> {
  return {
    STYTCH_OPTIONS: JSON.stringify({ ...credentials, baseUrl }),
    STYTCH_PROJECT_ID: credentials.projectId,
    STYTCH_SECRET: credentials.secret,
    STYTCH_BASE_URL: baseUrl,
  };
}

/** A certificate that vouches for itself: who trusts it trusts the sandbox. */
function certify(): Promise<{ cert: string; private: string }> {
  return generate([{ name: "commonName", value: ELSEWHERE }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: ELSEWHERE }] },
    ],
  });
}

function join(one: Socket, other: Socket): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.pipe(to);
    from.on("error", () => to.destroy()).on("close", () => to.destroy());
  }
}

function portOf(server: TcpServer): number {
  return (server.address() as AddressInfo).port;
}
