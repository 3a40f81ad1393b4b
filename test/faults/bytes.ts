import { STATUS_CODES } from "node:http";
import type { Answer, Exchange } from "./fault.ts";

/** An answer as HTTP/1.1 writes it, with its length. Headers that are given come last. */
export function http({ status, headers, body }: Answer): string {
  const length = String(Buffer.byteLength(body));
  return head(status, { "content-length": length, ...headers }) + body;
}

/** The head of an answer, to its empty line. */
export function head(status: number, headers: Record<string, string> = {}): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines.join("")}\r\n`;
}

/** A whole answer of one type. */
export function page(
  status: number,
  type: string,
  body: string,
  headers: Record<string, string> = {},
): string {
  return http({ status, headers: { "content-type": type, ...headers }, body });
}

/** A part of a body in chunks, as hexadecimal length and bytes. */
export function chunk(part: string): string {
  return `${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`;
}

/** The API's answer to a call that it refuses. */
export function refused(status: number, error_type: string, headers: Record<string, string> = {}): string {
  const answer = {
    status_code: status,
    request_id: "request-id-test-5f3a",
    error_type,
    error_message: "It was refused.",
    error_url: `https://stytch.com/docs/api/errors/${status}`,
  };
  return page(status, "application/json", JSON.stringify(answer), headers);
}

/** A proxy's own page. */
export function html(status: number, headers: Record<string, string> = {}): string {
  return page(status, "text/html", "<!doctype html><title>Not what you asked for</title>", headers);
}

/** Lets the sandbox carry a request out, and then does something with its answer. */
export function carriedOut(
  then: (exchange: Exchange, answer: Answer) => void | Promise<void>,
): (exchange: Exchange) => Promise<void> {
  return async (exchange) => then(exchange, await exchange.carryOut());
}
