// Programs whose http.request and https.request are wrapped, as instrumentations and test tools do it.
import http, { type IncomingHttpHeaders, type RequestOptions } from "node:http";
import https from "node:https";
import { syncBuiltinESMExports } from "node:module";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { createStytch } from "../../src/node/index.ts";
import { bodyOf, credentials, email, projectId, secret } from "../helpers.ts";

type Request = typeof http.request;
type Headers = Record<string, string>;

const originals = { http: http.request, https: https.request };
const trace = { traceparent: "00-11111111111111111111111111111111-2222222222222222-01" };

/** Ways of adding the header of a trace. */
const wrappers: Readonly<Record<string, (send: Request) => (options: RequestOptions) => unknown>> = {
  "spreads the headers": (send) => (options) =>
    send({ ...options, headers: { ...(options.headers as Headers), ...trace } }),
  "writes into the headers that it is given": (send) => (options) => {
    Object.assign(options.headers!, trace);
    return send(options);
  },
  "sets a header on the request that it made": (send) => (options) => {
    const request = send(options);
    request.setHeader("traceparent", trace.traceparent);
    return request;
  },
  "calls with a URL, options and a callback": (send) => (options) => {
    const { protocol, host, port, path, ...more } = options;
    const url = new URL(`${protocol!}//${host!}:${port!}${path!}`);
    return send(url, { ...more, headers: { ...(more.headers as Headers), ...trace } }, () => {});
  },
  "calls with the host that the headers name": (send) => (options) => {
    const { protocol, path, method, agent } = options;
    const { Host, host = Host, ...others } = options.headers as Headers;
    const url = new URL(`${protocol!}//${host!}${path!}`);
    return send(url, { method, agent, headers: { ...others, ...trace } } as RequestOptions);
  },
};

/** Puts wrappers in place for the test that runs, in the module alone or in what was imported from it by name, too. */
function wrap(name: string, byName: boolean): void {
  Object.assign(http, { request: wrappers[name]!(originals.http) });
  Object.assign(https, { request: wrappers[name]!(originals.https) });
  if (byName) syncBuiltinESMExports();
  onTestFinished(() => {
    Object.assign(http, { request: originals.http });
    Object.assign(https, { request: originals.https });
    syncBuiltinESMExports();
  });
}

/** Starts a server that keeps what it is sent, and makes a client for it. */
async function connected(secure: boolean) {
  const seen: { headers: IncomingHttpHeaders; body: string }[] = [];
  const answer = (request: http.IncomingMessage, response: http.ServerResponse): void => {
    void bodyOf(request).then((body) => {
      seen.push({ headers: request.headers, body });
      response.writeHead(200, { "content-type": "application/json" }).end('{"user_id":"u"}');
    });
  };
  const server = secure ? https.createServer(inject("certificates").good, answer) : http.createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const baseUrl = `${secure ? "https" : "http"}://127.0.0.1:${port}`;
  const stytch = createStytch({ projectId, secret, baseUrl, retry: false });
  onTestFinished(async () => {
    await stytch.close();
    await new Promise((resolve) => server.close(resolve));
  });
  return { stytch, seen, host: `127.0.0.1:${port}` };
}

describe.each([
  ["http", false],
  ["https", true],
] as const)("%s.request", (_, secure) => {
  describe.each(Object.keys(wrappers))("that %s", (name) => {
    it.each([
      ["before the client is made", true],
      ["after the client's first call, and in the module alone", false],
    ])(
      "and is put in place %s: a call has its credentials, its headers and the wrapper's",
      async (_, early) => {
        if (early) wrap(name, true);
        const { stytch, seen, host } = await connected(secure);
        if (!early) {
          await stytch.users.get({ user_id: "u" });
          wrap(name, false);
        }
        await stytch.users.create({ email }, { headers: { "x-a": "b" } });
        const { headers, body } = seen.at(-1)!;
        expect(headers).toEqual({
          host,
          authorization: `Basic ${credentials}`,
          "content-type": "application/json",
          "content-length": String(body.length),
          accept: "application/json",
          "accept-encoding": "gzip, br",
          "user-agent": expect.stringMatching(/^stytch-fetch\//) as string,
          "x-a": "b",
          connection: "keep-alive",
          ...trace,
        });
        expect(JSON.parse(body)).toEqual({ email });
      },
    );
  });
});
