import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createStytch } from "../../src/index.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import { settled } from "../clock.ts";
import { authorization, projectId, secret, start } from "./helpers.ts";

const now = "2026-03-14T09:26:53.000Z";
const make = () => createSandbox({ projectId, secret, now });
const url = "https://test.stytch.com";

describe("sandbox.calls", () => {
  it("has what was asked and how it was answered", async () => {
    const sandbox = make();
    const stytch = createStytch({ projectId, secret, fetch: sandbox.fetch, userAgent: "test/1" });
    await stytch.users.create({ email: "ada@example.com" });
    await stytch.users.create({ email: "ada@example.com" }).catch(() => undefined);
    await sandbox.fetch(new Request(`${url}/v1/nowhere?a=1&b=2`));
    const post = { operationId: "api_user_v1_Create", method: "POST", path: "/v1/users", query: {} };
    const body = { email: "ada@example.com" };
    expect(sandbox.calls).toMatchObject([
      { ...post, body, status: 201, at: now, headers: { "user-agent": "test/1" } },
      { ...post, body, status: 400, error_type: "duplicate_email", at: now },
      {
        operationId: undefined,
        method: "GET",
        path: "/v1/nowhere",
        query: { a: "1", b: "2" },
        body: undefined,
        headers: {},
        status: 401,
        error_type: "unauthorized_credentials",
      },
    ]);
    expect("error_type" in sandbox.calls[0]!).toBe(false);
  });

  it("shows a request while it waits, without a status", async () => {
    const sandbox = make();
    sandbox.faults.add({ delay: 20 });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const answer = sandbox.fetch(new Request(`${url}/v1/users/x`, { headers: { authorization } }));
    await settled();
    expect(sandbox.calls).toMatchObject([{ operationId: "api_user_v1_Get", status: undefined }]);
    vi.advanceTimersByTime(20);
    await answer;
    expect(sandbox.calls).toMatchObject([{ status: 404 }]);
  });

  it("shows the secret in no encoding, nor in a name", async () => {
    const own = "secret-test-a!b~c'(d)=";
    const sandbox = createSandbox({ projectId, secret: own });
    const form = String(new URLSearchParams({ client_secret: own }));
    const lower = encodeURIComponent(own).replace(/%../g, (code) => code.toLowerCase());
    const request = new Request(`${url}/v1/users/${lower}?${encodeURIComponent(own)}=1`, {
      method: "POST",
      body: form,
    });
    await sandbox.fetch(request);
    expect(sandbox.calls).toMatchObject([
      { path: "/v1/users/[redacted]", query: { "[redacted]": "1" }, body: "client_secret=[redacted]" },
    ]);
  });

  it("shows the secret nowhere, and no credentials in headers", async () => {
    const sandbox = make();
    const headers = {
      authorization,
      cookie: "session=1",
      "proxy-authorization": "Basic abc",
      "x-forwarded": `for ${authorization} of ${secret}`,
    };
    const path = `/v1/users/${encodeURIComponent(secret)}?q=${encodeURIComponent(secret)}`;
    const body = JSON.stringify({ [secret]: secret, list: [secret] });
    await sandbox.fetch(new Request(url + path, { method: "PUT", headers, body }));
    await sandbox.fetch(new Request(`${url}/v1/users`, { method: "POST", headers, body: `{${secret}` }));
    const text = JSON.stringify(sandbox.calls);
    for (const shown of [secret, encodeURIComponent(secret), authorization.slice(6), "session=1", "abc"]) {
      expect(text).not.toContain(shown);
    }
    expect(Object.keys(sandbox.calls[0]!.headers).sort()).toEqual(["content-type", "x-forwarded"]);
    expect(sandbox.calls[1]!.body).toBe("{[redacted]");
  });

  it("keeps the text that isn't JSON, and tells only the length of a long one", async () => {
    const { call, sandbox } = start();
    await call("POST", "/v1/users", "no json");
    await call("POST", "/v1/users", { email: "x".repeat(100_000) });
    expect(sandbox.calls.map(({ body }) => body)).toEqual([
      "no json",
      "[100012 characters, more than are kept]",
    ]);
  });

  it("keeps the last 10,000", async () => {
    const sandbox = make();
    for (let i = 0; i < 10_005; i++) await sandbox.fetch(new Request(`${url}/${i}`));
    expect(sandbox.calls).toHaveLength(10_000);
    expect(sandbox.calls[0]!.path).toBe("/5");
  });

  it("is a copy", () => {
    const sandbox = make();
    const calls = sandbox.calls as unknown[];
    calls.push({});
    expect(sandbox.calls).toEqual([]);
  });
});
