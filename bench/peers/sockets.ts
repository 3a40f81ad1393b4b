import net, { type Socket } from "node:net";
import tls from "node:tls";
import { authorization, type Connect } from "./peer.ts";

/** The floor: text written to a socket, and an answer of known form cut out of what comes. Not for use. */
export const connect: Connect = (url, { user_id, params }) => {
  const { protocol, hostname, port, host } = new URL(url);
  const idle: Wire[] = [];
  const open = (): Wire => {
    const address = { host: hostname, port: Number(port) };
    return new Wire(protocol === "https:" ? tls.connect(address) : net.connect(address), idle);
  };
  const head = `host: ${host}\r\nauthorization: ${authorization}\r\n`;
  const get = `GET /v1/users/${user_id} HTTP/1.1\r\n${head}\r\n`;
  const post = `POST /v1/users HTTP/1.1\r\n${head}content-type: application/json\r\n`;
  return {
    get: () => (idle.pop() ?? open()).send(get),
    create: () => {
      const body = JSON.stringify(params);
      const text = `${post}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
      return (idle.pop() ?? open()).send(text);
    },
  };
};

/** One connection, and the one call that is on it. */
class Wire {
  readonly #socket: Socket;
  readonly #idle: Wire[];
  #text = "";
  #resolve!: (value: unknown) => void;
  #reject!: (error: Error) => void;

  constructor(socket: Socket, idle: Wire[]) {
    this.#socket = socket;
    this.#idle = idle;
    socket.setNoDelay(true);
    socket.setEncoding("latin1"); // The bench's answers are ASCII.
    socket.on("error", (error) => this.#reject(error));
    socket.on("data", (part: string) => this.#read(part));
  }

  send(text: string): Promise<unknown> {
    this.#socket.write(text);
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  #read(part: string): void {
    const text = (this.#text += part);
    const head = text.indexOf("\r\n\r\n");
    if (head < 0) return;
    const length = Number(/\r\nContent-Length: (\d+)/.exec(text)?.[1]);
    if (text.length < head + 4 + length) return;
    this.#text = "";
    this.#idle.push(this);
    this.#resolve(JSON.parse(text.slice(head + 4)));
  }
}
