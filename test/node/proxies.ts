// Proxies on loopback, and servers behind them.
import { createServer as createHttpServer, type RequestListener } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { connect, createServer, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { inject, onTestFinished, vi } from "vitest";
import { createStytch, type NodeOptions, type NodeStytch } from "../../src/node/index.ts";
import { listen } from "../helpers.ts";

export interface TestProxy {
  port: number;
  /** Its address as `HTTPS_PROXY` has it. */
  url: string;
  /** What CONNECT asked for, and with what credentials. */
  asked: { target: string | undefined; authorization: string | undefined }[];
  /** Connections that are open. */
  sockets: Set<Socket>;
}

/** What a proxy does once it has read a request's head. */
export type Answer = (socket: Socket) => void;

/** Leads every name to one server of this machine. */
export function leadTo(
  port: number,
  say: Answer = (socket) => void socket.write("HTTP/1.1 200 OK\r\n\r\n"),
): Answer {
  return (socket) => {
    const upstream = connect(port, "127.0.0.1", () => {
      say(socket);
      socket.pipe(upstream).pipe(socket);
    });
    upstream.on("error", () => socket.destroy());
    socket.on("close", () => upstream.destroy());
  };
}

/** Starts a proxy for the test that runs. */
export async function openProxy(
  answer: Answer | undefined,
  { tls = false, host = "127.0.0.1" } = {},
): Promise<TestProxy> {
  const sockets = new Set<Socket>();
  const asked: TestProxy["asked"] = [];
  const take = (socket: Socket): void => {
    sockets.add(socket);
    socket.on("error", () => {}).once("close", () => sockets.delete(socket));
    let head = "";
    const read = (part: Buffer): void => {
      head += part.toString("latin1");
      if (!head.includes("\r\n\r\n")) return;
      socket.off("data", read);
      asked.push({
        target: /^CONNECT (\S+) HTTP\/1.1\r\nhost: \1\r\n/i.exec(head)?.[1],
        authorization: /^proxy-authorization: (.*)\r$/im.exec(head)?.[1],
      });
      answer?.(socket);
    };
    socket.on("data", read);
  };
  const server = tls ? createTlsServer(inject("certificates").good, take) : createServer(take);
  const port = await listen(server, sockets, host);
  const shown = host.includes(":") ? `[${host}]` : host;
  return { port, url: `${tls ? "https" : "http"}://${shown}:${port}`, asked, sockets };
}

/** Starts a server behind the proxy, which a client knows as `elsewhere.example`. */
export async function openServer(tls: boolean, answer: RequestListener): Promise<number> {
  const sockets = new Set<Socket>();
  const server = tls ? createHttpsServer(inject("certificates").elsewhere, answer) : createHttpServer(answer);
  server.on("connection", (socket: Socket) => void sockets.add(socket));
  server.keepAliveTimeout = 0;
  return listen(server, sockets);
}

/** Makes a client for the server behind the proxy. */
export function clientBehind(proxy: string, tls: boolean, options: Partial<NodeOptions> = {}): NodeStytch {
  vi.stubEnv(tls ? "HTTPS_PROXY" : "HTTP_PROXY", proxy);
  const gateway = `${tls ? "https" : "http"}://elsewhere.example/api`;
  const stytch = createStytch({ gateway, random: () => 0, ...options } as NodeOptions);
  onTestFinished(() => stytch.close());
  return stytch;
}
