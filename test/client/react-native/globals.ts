// What an app in React Native has, and has not, in the place of Node's own: whatwg-fetch over an XMLHttpRequest that leads
// to a gateway, a URL without parts, and no TextDecoder, as in older Hermes.
import { request, type ClientRequest } from "node:http";
// @ts-expect-error -- it has no types
import * as whatwgFetch from "whatwg-fetch";

export const GATEWAY = "https://app.example.com/api/stytch";

/** The addresses that were asked for, below the gateway's, and how many requests were aborted. */
export const sent = { paths: [] as string[], aborted: 0 };

/** The platform's, as far as whatwg-fetch uses it, at a gateway: that adds the credentials. */
class XMLHttpRequest {
  status = 0;
  statusText = "";
  readyState = 0;
  responseText = "";
  onload = (): void => {};
  onabort = (): void => {};
  onerror = (): void => {};
  readonly #headers: Record<string, string> = {};
  #target = { method: "", path: "" };
  #answer = "";
  #request: ClientRequest | undefined;

  open(method: string, address: string): void {
    if (!address.startsWith(`${GATEWAY}/v1/`)) throw new Error(`${address} is not the gateway.`);
    this.#target = { method, path: address.slice(GATEWAY.length) };
    sent.paths.push(this.#target.path);
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }

  getAllResponseHeaders(): string {
    return this.#answer;
  }

  abort(): void {
    sent.aborted += 1;
    this.#request?.destroy();
    this.onabort();
  }

  send(body: string | null): void {
    const { GATEWAY_PORT: port, GATEWAY_AUTH: auth } = process.env;
    const options = { host: "127.0.0.1", port, auth, headers: this.#headers, ...this.#target };
    this.#request = request(options, (response) => {
      response.setEncoding("utf8").on("data", (part: string) => (this.responseText += part));
      response.on("end", () => {
        this.status = response.statusCode ?? 0;
        this.#answer = response.rawHeaders.map((text, i) => text + (i % 2 ? "\r\n" : ": ")).join("");
        this.onload();
      });
    }).on("error", () => this.onerror());
    this.#request.end(body ?? undefined);
  }
}

/** React Native's own: it takes any text, and throws where a part is asked for. */
class BareURL {
  readonly href: string;

  constructor(url: string, base?: string) {
    this.href = base === undefined ? url : base + url;
  }

  toString(): string {
    return this.href;
  }
}
const parts = "hash host hostname origin password pathname port protocol search username";
for (const part of parts.split(" ")) {
  Object.defineProperty(BareURL.prototype, part, {
    get: () => {
      throw new Error(`URL.${part} is not implemented`);
    },
  });
}

// Node loads its own as it is first named, and needs what is taken away below.
new globalThis.Response();
const { Headers, Request, Response, fetch } = whatwgFetch as Record<string, unknown>;
const has = { XMLHttpRequest, Headers, Request, Response, fetch, URL: BareURL };
const lacks = ["TextDecoder", "TextEncoder", "ReadableStream", "structuredClone", "btoa"];
const differs = { navigator: { product: "ReactNative" }, performance: { now: () => 5 }, window: globalThis };
const all = { ...has, ...differs, ...Object.fromEntries(lacks.map((name) => [name, undefined])) };
for (const [name, value] of Object.entries(all)) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
Object.defineProperty(AbortSignal, "timeout", { value: undefined });
