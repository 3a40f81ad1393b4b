// A runtime that permits little: Deno throws where the environment is read and where a connection is made.
import http from "node:http";
import { syncBuiltinESMExports } from "node:module";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { StytchConfigError } from "../../src/index.ts";
import { createStytch, createStytchFromEnv } from "../../src/node/index.ts";
import { clientOn, failure, json, record, secret, serve } from "../helpers.ts";

/** An error as Deno's, or as Node's under `--permission`. */
function denied(what: string, fields: object = { name: "NotCapable" }): Error {
  const error = new Error(`Requires ${what} access to "it", run again with the --allow-${what} flag`);
  return Object.assign(error, fields);
}

/** Lets a program see only these variables of its environment, as `deno run --allow-env=A,B` does. */
function permitEnv(visible: Record<string, string>): void {
  const { env } = process;
  process.env = new Proxy(env, {
    get(_, name) {
      if (Object.hasOwn(visible, name)) return visible[name as string];
      throw denied("env");
    },
  });
  onTestFinished(() => void (process.env = env));
}

/** A server on this machine by a name that a proxy could be for. */
async function startElsewhere(): Promise<string> {
  const url = await serve((_, response) => response.end('{"user_id":"found"}'));
  return url.replace("127.0.0.1", "0.0.0.0");
}

describe("without the environment", () => {
  it("a client works, and takes it that there is no proxy", async () => {
    const gateway = await startElsewhere();
    permitEnv({});
    const stytch = createStytch({ gateway });
    expect(await stytch.users.get({ user_id: "u" })).toEqual({ user_id: "found" });
    await stytch.close();
  });

  it("that tells where the proxy isn't to be used, a proxy isn't used either: it is refused once", async () => {
    const gateway = await startElsewhere();
    permitEnv({ http_proxy: `http://ada:${secret}@127.0.0.1:1` });
    const onRequest = vi.fn();
    const stytch = createStytch({ gateway, hooks: { onRequest } });
    const error = await failure(stytch.users.get({ user_id: "u" }), StytchConfigError);
    expect(error.message).toBe(
      "GET /v1/users/{user_id} needs a permission that this runtime was not given: " +
        'Requires env access to "it", run again with the --allow-env flag',
    );
    expect(error.attempts).toBe(0);
    expect(onRequest).toHaveBeenCalledOnce();
  });

  it("createStytchFromEnv says what to permit", async () => {
    const all = { STYTCH_PROJECT_ID: "project-test-env", STYTCH_SECRET: secret };
    for (const visible of [{}, { STYTCH_PROJECT_ID: "project-test-env" }, all]) {
      permitEnv(visible);
      const error = await failure(() => createStytchFromEnv(), StytchConfigError);
      expect(error.message).toContain("--allow-env=STYTCH_PROJECT_ID,STYTCH_SECRET,STYTCH_BASE_URL");
    }
  });
});

describe("without the network", () => {
  const kinds: [string, object][] = [
    ["Deno's", { name: "NotCapable" }],
    ["Deno 1's", { name: "PermissionDenied" }],
    ["Node's", { code: "ERR_ACCESS_DENIED" }],
  ];

  it.each(kinds)("a call over fetch is refused once, by %s error", async (_, fields) => {
    const fetch = record(() => Promise.reject(new TypeError("failed", { cause: denied("net", fields) })));
    const error = await failure(clientOn(fetch).users.get({ user_id: "u" }), StytchConfigError);
    expect(error.message).toContain("Requires net access");
    expect(fetch.requests).toHaveLength(1);
  });

  it.each(kinds)("a call over Node's client is refused once, by %s error", async (_, fields) => {
    const { request } = http;
    const refuse = vi.fn(() => {
      throw denied("net", fields);
    });
    http.request = refuse;
    syncBuiltinESMExports();
    onTestFinished(() => {
      http.request = request;
      syncBuiltinESMExports();
    });
    const stytch = createStytch({ gateway: "http://127.0.0.1:1" });
    const error = await failure(stytch.users.get({ user_id: "u" }), StytchConfigError);
    expect(error.message).toContain("Requires net access");
    expect(refuse).toHaveBeenCalledOnce();
    await stytch.close();
  });

  it("a sandbox answers all the same", async () => {
    permitEnv({});
    const stytch = createStytch({ projectId: "project-test-a", secret, fetch: () => json({ user_id: "u" }) });
    expect(await stytch.users.get({ user_id: "u" })).toEqual({ user_id: "u" });
  });
});
