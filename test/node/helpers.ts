import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { serve, type Handler, type ServeOptions, type Server } from "../../src/node/index.ts";

/** Serves a handler for the test that runs. */
export async function start(handler: Handler, options: ServeOptions = {}): Promise<Server> {
  const server = await serve(handler, { closeTimeout: 200, ...options });
  onTestFinished(() => server.close());
  return server;
}

/** Opens a connection that speaks raw bytes, and gathers what comes back. */
export async function dial({ port }: Server): Promise<Line> {
  const socket = connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  const heard: string[] = [];
  socket.on("data", (part) => heard.push(part.toString()));
  socket.on("error", () => undefined);
  const ended = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  await once(socket, "connect");
  return { socket, heard: () => heard.join(""), ended };
}

export interface Line {
  socket: Socket;
  heard: () => string;
  /** When the connection is closed. */
  ended: Promise<void>;
}

/** A promise, and what settles it. */
export function defer<Value = void>(): {
  promise: Promise<Value>;
  resolve: (value: Value | PromiseLike<Value>) => void;
} {
  let resolve: ((value: Value | PromiseLike<Value>) => void) | undefined;
  const promise = new Promise<Value>((take) => {
    resolve = take;
  });
  return { promise, resolve: resolve! };
}

/** Waits, for what only time can show. */
export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
