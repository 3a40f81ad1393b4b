// A gateway on a port. `serve` gives it requests of which no `Request` is made; behind a function of the operator's it gets
// those that any handler gets. Each call here goes both ways, and must come to the same.
import { describe, expect, it } from "vitest";
import { bearerToken, createGateway, type GatewayConfig } from "../../src/gateway/index.ts";
import type { Handler, Server } from "../../src/node/index.ts";
import { json, projectId, record, secret, type Recorder } from "../helpers.ts";
import { eventually } from "../clock.ts";
import { defer, dial, sleep, start } from "../node/helpers.ts";
import { bearer, done, token } from "./harness.ts";

const allow: GatewayConfig["allow"] = [
  "users.get",
  "users.update",
  { operation: "magicLinks.authenticate", strangers: true },
];
const path = "/v1/users/user-1";
const type = { "content-type": "application/json" };

const ways: Record<string, (fetch: Handler) => Handler> = {
  "given to serve": (fetch) => fetch,
  "behind a function": (fetch) => (request, connection) => fetch(request, connection),
};

interface Served extends Server {
  sent: Recorder;
}

/** @param answered the API's answer to each call */
async function serveGateway(
  way: (fetch: Handler) => Handler,
  config: Partial<GatewayConfig> = {},
  answered: object = done,
): Promise<Served> {
  const sent = record(() => json(answered));
  const hooks = { onCall: () => undefined };
  const origins = ["https://app.example"];
  const authorize = bearerToken(token);
  const own = { projectId, secret, allow, authorize, origins, hooks, fetch: sent };
  const server = await start(way(createGateway({ ...own, ...config }).fetch));
  return { ...server, sent };
}

/** A request on the wire. */
function wire(method: string, headers: Record<string, string>, body = ""): string {
  const lines = Object.entries({ host: "127.0.0.1", ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return `${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`;
}

const large = "x".repeat(70_000);

describe.each(Object.entries(ways))("a gateway %s", (_, way) => {
  it("answers with its length, and forwards what was read", async () => {
    const { url, sent } = await serveGateway(way);
    const body = JSON.stringify({ name: { first_name: "Ädä ∑" } });
    const answer = await fetch(url + path, { method: "PUT", headers: { ...bearer, ...type }, body });
    expect([answer.status, await answer.json()]).toEqual([200, done]);
    expect(Number(answer.headers.get("content-length"))).toBe(JSON.stringify(done).length);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await sent.requests[0]!.json()).toEqual({ name: { first_name: "Ädä ∑" } });
  });

  it.each([
    ["a body that is too large", { "content-length": "70000" }, large, 413],
    ["one in chunks", { "transfer-encoding": "chunked" }, `11170\r\n${large}\r\n0\r\n\r\n`, 413],
    ["one that isn't JSON", { "content-length": "1" }, "{", 400],
  ])("refuses %s, and answers the next request of the connection", async (_name, headers, body, status) => {
    const server = await serveGateway(way);
    const { socket, heard } = await dial(server);
    socket.write(wire("PUT", { ...bearer, ...type, ...headers }, body) + wire("GET", bearer));
    await eventually(() =>
      expect(heard().match(/HTTP\/1\.1 \d+/g)).toEqual([`HTTP/1.1 ${status}`, "HTTP/1.1 200"]),
    );
    expect(server.sent.requests.length).toBe(1);
  });

  it("answers preflights, the question for its health, and a method that there isn't", async () => {
    const server = await serveGateway(way);
    const { url } = server;
    const asked = { origin: "https://app.example", "access-control-request-method": "PUT" };
    const preflight = await fetch(url + path, { method: "OPTIONS", headers: asked });
    expect([preflight.status, await preflight.text()]).toEqual([204, ""]);
    expect(preflight.headers.get("access-control-allow-origin")).toBe("https://app.example");
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: "ok" });
    const head = await fetch(`${url}/health`, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    const { socket, heard } = await dial(server);
    socket.write(wire("TRACE", {}));
    await eventually(() => expect(heard()).toMatch(/^HTTP\/1\.1 400 /));
  });

  it("stops a call whose caller goes away, in its body or behind it", async () => {
    const problems: string[] = [];
    const waiting = defer();
    const ended = defer();
    const server = await serveGateway(way, {
      limits: { concurrency: 1 },
      authorize: (_request, { signal }) => {
        waiting.resolve();
        return new Promise((_, reject) => {
          signal.addEventListener("abort", () => {
            ended.resolve();
            reject(new Error("gone"));
          });
        });
      },
      hooks: { onCall: () => undefined, onProblem: (problem) => problems.push(problem) },
    });
    const half = await dial(server);
    half.socket.write(wire("PUT", { ...bearer, ...type, "content-length": "10" }, "{"));
    half.socket.destroy();
    const whole = await dial(server);
    await eventually(() => {
      whole.socket.write(wire("GET", bearer));
      return Promise.race([waiting.promise, sleep(50).then(() => Promise.reject(new Error("busy")))]);
    });
    whole.socket.destroy();
    await ended.promise;
    expect(server.sent.requests).toEqual([]);
  });

  it("sets both cookies of a session", async () => {
    const tokens = { ...done, session_token: "token", session_jwt: "jwt", session: null };
    const { url } = await serveGateway(way, { cookies: true }, tokens);
    const body = JSON.stringify({ token: "a".repeat(44) });
    const answer = await fetch(`${url}/v1/magic_links/authenticate`, { method: "POST", headers: type, body });
    expect(answer.headers.getSetCookie().map((cookie) => cookie.split("=")[0])).toEqual([
      "__Host-stytch_session",
      "__Host-stytch_session_jwt",
    ]);
    expect(await answer.json()).toMatchObject({ session_token: "", session_jwt: "" });
  });

  it("gives functions of the operator's a native Request", async () => {
    const seen: Request[] = [];
    const note = (request: Request): void => void seen.push(request.clone());
    const { url } = await serveGateway(way, {
      authorize: (request) => {
        note(request);
        return request.headers.get("x-key") === "1" ? { key: "one" } : undefined;
      },
      address: (request) => {
        note(request);
        return "203.0.113.7";
      },
    });
    expect((await fetch(url + path, { headers: { "x-key": "1" } })).status).toBe(200);
    expect((await fetch(url + path, { headers: { "x-key": "2" } })).status).toBe(403);
    expect(seen.map(({ method, url: seenUrl }) => [method, seenUrl])).toEqual(
      Array(3).fill(["GET", url + path]),
    );
    expect(seen.every((request) => request instanceof Request && !request.signal.aborted)).toBe(true);
  });
});
