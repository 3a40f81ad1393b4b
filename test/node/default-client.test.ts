// The main entry in Node: over Node's HTTP client, except where somebody has put another `fetch` in the place of Node's.
import type { IncomingHttpHeaders } from "node:http";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { Agent, getGlobalDispatcher, MockAgent, setGlobalDispatcher, type Dispatcher } from "undici";
import * as fetchEntry from "../../src/index.ts";
import { createOperations, createStytch, type Fetch, type StytchOptions } from "../../src/index.node.ts";
import * as nodeEntry from "../../src/index.node.ts";
import { json, projectId, secret, serve } from "../helpers.ts";

let baseUrl: string;
let received: IncomingHttpHeaders[];

beforeEach(async () => {
  received = [];
  baseUrl = await serve(({ headers }, response) => {
    received.push(headers);
    response.setHeader("content-type", "application/json").end('{"user_id":"user-test-1"}');
  });
});

function client(options: Partial<StytchOptions> = {}): fetchEntry.Stytch {
  return createStytch({ projectId, secret, baseUrl, ...options } as StytchOptions);
}

/** Makes a call, and tells what sent it. */
async function sender(stytch: fetchEntry.Stytch): Promise<"node" | "fetch" | "nobody"> {
  received.length = 0;
  await stytch.users.get({ user_id: "user-test-1" });
  if (received.length === 0) return "nobody";
  // Only fetch tells of its mode.
  return received[0]!["sec-fetch-mode"] === undefined ? "node" : "fetch";
}

/** Replaces the global `fetch` for the test that runs, and gives the function that puts it back. */
function replaceFetch(fetch: unknown): () => void {
  const original = Object.getOwnPropertyDescriptor(globalThis, "fetch")!;
  const restore = (): void => void Object.defineProperty(globalThis, "fetch", original);
  onTestFinished(restore);
  Object.defineProperty(globalThis, "fetch", { ...original, value: fetch });
  return restore;
}

/** Sets undici's dispatcher of all calls for the test that runs. */
function dispatch<Kind extends Dispatcher>(dispatcher: Kind): Kind {
  const before = getGlobalDispatcher();
  onTestFinished(() => setGlobalDispatcher(before));
  setGlobalDispatcher(dispatcher);
  return dispatcher;
}

it("has the names of the other main entry", () => {
  expect(Object.keys(nodeEntry).sort()).toEqual(Object.keys(fetchEntry).sort());
});

it("calls over Node's HTTP client, also by flat functions", async () => {
  expect(await sender(client())).toBe("node");
  const { apiUserV1Get } = createOperations({ projectId, secret, baseUrl });
  await apiUserV1Get({ user_id: "user-test-1" });
  expect(received.map((headers) => headers["sec-fetch-mode"])).toEqual([undefined, undefined]);
});

it("takes no options of connections, and has no close()", () => {
  expect(() => client({ maxConnections: 1 } as object)).toThrow("maxConnections");
  expect(client()).not.toHaveProperty("close");
});

it("calls a fetch that it is given", async () => {
  const fetch: Fetch = () => json({ user_id: "user-test-1" });
  expect(await sender(client({ fetch }))).toBe("nobody");
});

describe("a global fetch that isn't Node's own", () => {
  it("is called while it is there, whenever the client was made", async () => {
    const before = client();
    const calls: unknown[] = [];
    const { fetch } = globalThis;
    const restore = replaceFetch((...given: Parameters<typeof fetch>) => {
      calls.push(given[0]);
      return fetch(...given);
    });
    const during = client();
    expect([await sender(before), await sender(during)]).toEqual(["fetch", "fetch"]);
    expect(calls).toHaveLength(2);
    restore();
    expect([await sender(before), await sender(during)]).toEqual(["node", "node"]);
  });

  it.each<[string, (fetch: typeof globalThis.fetch) => typeof globalThis.fetch]>([
    ["bound", (fetch) => fetch.bind(undefined)],
    ["in a Proxy", (fetch) => new Proxy(fetch, {})],
    [
      "patched, with the original as its property",
      (fetch) =>
        Object.assign((...given: Parameters<typeof fetch>) => fetch(...given), {
          __nextPatched: true,
          _nextOriginalFetch: fetch,
        }),
    ],
  ])("may be Node's, %s", async (_, change) => {
    replaceFetch(change(globalThis.fetch));
    expect(await sender(client())).toBe("fetch");
  });

  it("may be missing", async () => {
    replaceFetch(undefined);
    expect(await sender(client())).toBe("node");
  });
});

describe("a global dispatcher of undici's", () => {
  it("that mocks sees the calls", async () => {
    const agent = dispatch(new MockAgent());
    agent.get(baseUrl).intercept({ path: "/v1/users/user-test-1" }).reply(200, { user_id: "mocked" });
    expect((await client().users.get({ user_id: "user-test-1" })).user_id).toBe("mocked");
    expect(received).toEqual([]);
  });

  it("that is a plain Agent is no reason for another way", async () => {
    dispatch(new Agent());
    expect(await sender(client())).toBe("node");
  });
});
