/**
 * Every operation of the document, under every policy of one operation and in every spelling of its URL: the gateway
 * forwards exactly when the policy allows the operation, and what it forwards is that operation's own request.
 */
import { describe, expect, it } from "vitest";
import { routes, servers } from "../../../generated/routes.ts";
import { createGateway, type Permission } from "../../../src/gateway/index.ts";
import { json, projectId, record, secret, type Recorder } from "../../helpers.ts";
import { done } from "../harness.ts";
import { operationIds } from "../operations.ts";
import { openGateway } from "./attacked.ts";
import { braces, callsOf, pathOf, permissionOf, type WrittenCall } from "./document-calls.ts";
import { ambiguous, plain } from "./spellings.ts";

/** No limit counts here: it is about which call goes on, not how many. */
const limits = { caller: { requests: 1e9, window: 1_000 }, all: { requests: 1e9, window: 1_000 } };

function gatewayOf(allow: readonly Permission[]): {
  sent: Recorder;
  ask: (call: WrittenCall, target?: string) => Promise<Response>;
} {
  const sent = record(() => json(done));
  const { fetch } = createGateway({
    ...{ projectId, secret, allow, limits, fetch: sent, basePath: "/api" },
    authorize: () => true,
    hooks: { onCall: () => undefined },
  });
  return {
    sent,
    ask: ({ method, target, headers, body }, other = target) =>
      fetch(new Request(`https://app.example/api${other}`, { method, headers, body: body ?? null })),
  };
}

describe("an operation", () => {
  it("is one of 89, each with a request of its own", () => {
    expect(operationIds).toHaveLength(89);
    const requests = operationIds.flatMap(callsOf).map(({ method, target }) => `${method} ${target}`);
    expect(new Set(requests).size).toBe(89);
  });

  it.each(operationIds)("is forwarded as it is where it alone is allowed, and no other: %s", async (id) => {
    const { ask, sent } = gatewayOf([permissionOf(id)]);
    for (const other of operationIds.filter((name) => name !== id)) {
      expect([other, (await ask(callsOf(other)[0]!)).status]).toEqual([other, 403]);
    }
    expect(sent.requests).toEqual([]);
    const { method, server = "api" } = routes[id];
    for (const call of callsOf(id)) {
      const response = await ask(call);
      expect([response.status, await response.json()]).toEqual([200, done]);
      expect([sent.last.method, sent.last.url]).toEqual([method, servers[server].test + call.target]);
      const body = await sent.last.text();
      const isForm = routes[id].contentType === "form";
      expect(isForm || body === "" ? body : JSON.parse(body)).toEqual(
        isForm ? call.body : call.body === undefined ? "" : JSON.parse(call.body),
      );
    }
  });

  it.each(operationIds)(
    "is forwarded under its method's name as well, and by that method alone: %s",
    async (id) => {
      const operation = routes[id].accessor.join(".");
      const { ask, sent } = gatewayOf([{ ...(permissionOf(id) as object), operation } as Permission]);
      const [call] = callsOf(id);
      for (const method of [
        "GET",
        "HEAD",
        "POST",
        "PUT",
        "PATCH",
        "DELETE",
        "OPTIONS",
        "PROPFIND",
        "get",
        "Put",
        "LOCK",
      ]) {
        const hasBody = !["GET", "HEAD", "get"].includes(method);
        const response = await ask({ ...call!, method, body: hasBody ? call!.body : undefined });
        // A Request writes the common methods in capitals itself.
        const isOwn = method.toUpperCase() === call!.method && (hasBody || call!.body === undefined);
        expect([method, response.ok]).toEqual([method, isOwn]);
      }
      expect(new Set(sent.requests.map(({ method }) => method))).toEqual(new Set([call!.method]));
    },
  );
});

describe("a spelling of a URL", () => {
  it.each(Object.entries(ambiguous))("leads to no call, over a socket: %s", async (_, spell) => {
    const gateway = await openGateway({
      allow: operationIds.map(permissionOf),
      authorize: () => true,
      limits,
    });
    for (const id of operationIds) {
      const [call] = callsOf(id);
      const target = spell(pathOf(id));
      if (target === undefined) continue;
      const { status } = await gateway.send(call!.method, `/api${target}`, call!.headers, call!.body);
      expect([target, status >= 400]).toEqual([target, true]);
    }
    expect(gateway.arrived).toEqual([]);
  });

  it("that means the same to everyone leads to the same call", async () => {
    const gateway = await openGateway({
      allow: operationIds.map(permissionOf),
      authorize: () => true,
      limits,
    });
    for (const id of operationIds) {
      const [call] = callsOf(id);
      for (const spell of Object.values(plain)) {
        gateway.arrived.length = 0;
        const { status } = await gateway.send(
          call!.method,
          spell(`/api${call!.target}`),
          {
            ...call!.headers,
            host: "x",
          },
          call!.body,
        );
        expect([id, status, gateway.arrived.map(({ target }) => target)]).toEqual([id, 200, [call!.target]]);
      }
    }
  });

  it("that the runtime's own Request straightens is judged by what it leads to", async () => {
    const { ask, sent } = gatewayOf(["users.get"]);
    const get = callsOf("api_user_v1_Get")[0]!;
    expect((await ask(get, get.target.replace("users/", "users/x/../"))).status).toBe(200);
    expect(sent.last.url).toBe(servers.api.test + get.target);
    for (const path of ["/v1/users/user-test-1/..", "/v1/users/../sessions", "/../../v1/users/user-test-1"]) {
      expect((await ask(get, path)).ok).toBe(false);
    }
    expect(sent.requests).toHaveLength(1);
  });

  it("can't make one operation another's by the value of a parameter", async () => {
    const { ask, sent } = gatewayOf(operationIds.map(permissionOf));
    const words = new Set(
      operationIds.flatMap((id) => routes[id].path.split("/")).filter((part) => /^\w+$/.test(part)),
    );
    for (const id of operationIds.filter((name) => braces(routes[name].path).length > 0)) {
      for (const word of words) {
        sent.requests.length = 0;
        const values = Object.fromEntries(braces(routes[id].path).map((name) => [name, word]));
        const target = pathOf(id, values);
        await ask(callsOf(id)[0]!, target);
        // Where a path with that word is another operation's, that one is called, or none.
        for (const { method, url } of sent.requests) {
          const { pathname } = new URL(url);
          expect([method, pathname]).toEqual([routes[id].method, target]);
        }
      }
    }
  });
});
