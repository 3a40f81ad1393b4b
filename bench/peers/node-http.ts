import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { authorization, type Connect } from "./peer.ts";

export interface HttpAnswer {
  status: number;
  length: string | undefined;
  text: string;
}

/** Node's own HTTP with an agent that keeps connections: what is below every transport on it. */
export const connect: Connect = (url, { user_id, params }) => {
  const send = openHttp(url);
  const json = { authorization, "content-type": "application/json" };
  return {
    get: async () => parse(await send("GET", `/v1/users/${user_id}`, { authorization })),
    create: async () => parse(await send("POST", "/v1/users", json, JSON.stringify(params))),
  };
};

type Send = (
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string,
) => Promise<HttpAnswer>;

export function openHttp(url: string): Send {
  const { protocol, hostname, port } = new URL(url);
  const { request, Agent } = protocol === "https:" ? https : http;
  const agent = new Agent({ keepAlive: true });
  return (method, path, headers, body) =>
    new Promise((resolve, reject) => {
      const sized = body === undefined ? headers : { ...headers, "content-length": Buffer.byteLength(body) };
      request({ agent, hostname, port, method, path, headers: sized }, (response) => read(response, resolve))
        .on("error", reject)
        .end(body);
    });
}

function read(response: IncomingMessage, done: (answer: HttpAnswer) => void): void {
  const parts: Buffer[] = [];
  response.on("data", (part: Buffer) => parts.push(part));
  response.on("end", () => {
    const text = (parts.length === 1 ? parts[0]! : Buffer.concat(parts)).toString();
    done({ status: response.statusCode!, length: response.headers["content-length"], text });
  });
}

function parse({ text }: HttpAnswer): unknown {
  return JSON.parse(text);
}
