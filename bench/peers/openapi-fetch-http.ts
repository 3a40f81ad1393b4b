import createClient from "openapi-fetch";
import type { paths } from "../../src/index.ts";
import { openHttp } from "./node-http.ts";
import { authorization, type Connect } from "./peer.ts";

/** openapi-fetch with the least that can stand for `Request`, `Headers` and `Response`: what its own code costs. */
export const connect: Connect = (url, { user_id, params }) => {
  const send = openHttp(url);
  const client = createClient<paths>({
    baseUrl: url,
    headers: { authorization },
    Request: LightRequest as unknown as typeof Request,
    fetch: async (request) => {
      const { url: target, method, headers, body } = request as unknown as LightRequest;
      const sent: Record<string, string> = {};
      headers.forEach((value, key) => (sent[key] = value));
      const { status, length, text } = await send(method, target.slice(url.length), sent, body);
      return {
        status,
        ok: status < 300,
        headers: { get: (name: string) => (name === "Content-Length" ? length : null) },
        json: () => Promise.resolve(JSON.parse(text)),
        text: () => Promise.resolve(text),
      } as unknown as Response;
    },
  });
  return {
    get: () => client.GET("/v1/users/{user_id}", { params: { path: { user_id } } }),
    create: () => client.POST("/v1/users", { body: params }),
  };
};

class LightRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;

  constructor(url: string, { method, headers, body }: { method: string; headers: Headers; body?: string }) {
    this.url = url;
    this.method = method;
    this.headers = headers;
    this.body = body;
  }
}
