import type { IncomingMessage } from "node:http";
import type { TransportResponse } from "../../transport/message.ts";
import { rawHeader } from "./headers.ts";

/** An answer of Node's, whose headers are only looked at where somebody asks for them. */
export class NodeResponse implements TransportResponse {
  readonly status: number;
  readonly statusText: string;
  text = "";
  readonly #raw: readonly string[];

  constructor({ statusCode = 0, statusMessage = "", rawHeaders }: IncomingMessage) {
    this.status = statusCode;
    this.statusText = statusMessage;
    this.#raw = rawHeaders;
  }

  header(name: string): string | null {
    return rawHeader(this.#raw, name);
  }

  headers(): Headers {
    const headers = new Headers();
    for (let index = 0; index < this.#raw.length; index += 2) {
      headers.append(this.#raw[index]!, this.#raw[index + 1]!);
    }
    return headers;
  }
}
