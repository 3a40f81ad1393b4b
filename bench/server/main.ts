// The server that every peer calls, in a process of its own. It opens a port for each order that asks for one, and
// counts the connections made to each.
import { createServer as createPlain, type AddressInfo, type Server } from "node:net";
import { createServer as createTls } from "node:tls";
import { answer } from "../ipc.ts";
import type { Examples } from "../peers/peer.ts";
import { answersFor } from "./answers.ts";
import { createHandler } from "./handle.ts";

export interface Open {
  do: "open";
  examples: Examples;
  tls: { key: string; cert: string } | undefined;
}

export interface Count {
  do: "count";
  port: number;
}

const counts = new Map<number, number>();

answer((order: Open | Count) => (order.do === "count" ? (counts.get(order.port) ?? 0) : open(order)));

function open({ examples, tls }: Open): Promise<number> {
  const handle = createHandler(answersFor(examples));
  const server: Server = tls ? createTls(tls, handle) : createPlain(handle);
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      // Of a TLS server too, this is the TCP connection.
      server.on("connection", () => counts.set(port, (counts.get(port) ?? 0) + 1));
      resolve(port);
    });
  });
}
