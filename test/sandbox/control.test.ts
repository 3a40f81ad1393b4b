// The control of a sandbox over HTTP, as a handler in front of it; test/cli has it on a port.
import { describe, expect, it } from "vitest";
import { addControl } from "../../src/sandbox/control/control.ts";
import { findRepeatedKey } from "../../src/repeated-key.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import { create, emailsIn, type User } from "../cli/users.ts";
import { authorization, projectId, secret } from "./helpers.ts";

/** The processor's time that work takes, in microseconds. */
function timed(work: () => void): number {
  const began = process.cpuUsage();
  work();
  return process.cpuUsage(began).user;
}

/** A sandbox behind its control. */
function controlled() {
  const url = "http://sandbox.test";
  const controlToken = "the-token";
  const sandbox = createSandbox({ projectId, secret });
  const handler = addControl(sandbox.fetch, sandbox, controlToken);
  const asker =
    (authorization: string) =>
    async (method: string, path: string, body?: unknown): Promise<Response> =>
      handler(
        new Request(`${url}${path}`, {
          method,
          headers: { authorization },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
      );
  const [call, control] = [asker(authorization), asker(`Bearer ${controlToken}`)];
  const fetch = async (to: string, init: RequestInit) => handler(new Request(to, init));
  return { call, control, fetch, url, controlToken, projectId, secret };
}

describe("the control of a sandbox", () => {
  it("resets, reads and restores the state", async () => {
    const running = controlled();
    await create(running, "ada@example.com");
    const state: unknown = await (await running.control("GET", "/__sandbox/state")).json();
    expect((await running.control("POST", "/__sandbox/reset")).status).toBe(204);
    expect(await emailsIn(running)).toEqual([]);
    expect((await running.control("PUT", "/__sandbox/state", state)).status).toBe(204);
    expect(await emailsIn(running)).toEqual(["ada@example.com"]);
  });

  it("advances the clock", async () => {
    const running = controlled();
    const advanced = await running.control("POST", "/__sandbox/clock/advance", { milliseconds: 86_400_000 });
    const { now } = (await advanced.json()) as { now: string };
    expect(Date.parse(now) - Date.now()).toBeGreaterThan(86_000_000);
    const created = await running.call("POST", "/v1/users", { email: "ada@example.com" });
    const { user } = (await created.json()) as { user: User };
    expect(Date.parse(user.created_at) - Date.now()).toBeGreaterThan(86_000_000);
  });

  it("gives the calls that were made, without their secrets", async () => {
    const running = controlled();
    await create(running, "ada@example.com");
    const text = await (await running.control("GET", "/__sandbox/calls")).text();
    expect(JSON.parse(text)).toMatchObject([{ operationId: "api_user_v1_Create" }]);
    expect(text).not.toContain(running.secret);
    expect(text).not.toContain(Buffer.from(`${running.projectId}:${running.secret}`).toString("base64"));
  });

  it("says in JSON what is wrong", async () => {
    const { control, fetch, url, controlToken } = controlled();
    const said = async (response: Promise<Response>): Promise<string> => {
      const { error_message, error_type, status_code } = (await (await response).json()) as Record<
        string,
        string
      >;
      expect((await response).status).toBe(status_code);
      return `${error_type!}: ${error_message!}`;
    };
    expect(await said(control("GET", "/__sandbox/cats"))).toMatch(
      /^not_found: .* there are reset, state, clock/,
    );
    const wrong = control("GET", "/__sandbox/reset");
    expect(await said(wrong)).toBe("method_not_allowed: /__sandbox/reset takes POST.");
    expect((await wrong).headers.get("allow")).toBe("POST");
    expect(await said(control("PUT", "/__sandbox/state", { cats: 3 }))).toMatch(/^bad_request: /);
    expect(await said(control("POST", "/__sandbox/faults", { cats: 3 }))).toMatch(/^bad_request: .*cats/);
    const misspelt = { operation: "otps.autenticate", status: 500 };
    expect(await said(control("POST", "/__sandbox/faults", misspelt))).toMatch(
      /Did you mean otps\.authenticate\?/,
    );
    for (const milliseconds of ["1", undefined, null]) {
      expect(await said(control("POST", "/__sandbox/clock/advance", { milliseconds }))).toMatch(
        /^bad_request: /,
      );
    }
    const authorization = `Bearer ${controlToken}`;
    const broken = fetch(`${url}/__sandbox/faults`, {
      method: "POST",
      body: "{",
      headers: { authorization },
    });
    expect(await said(broken)).toBe("bad_request: The body is not valid JSON.");
  });

  it("loses nothing of a state: what is no text, or has a key twice, is refused", async () => {
    const { control, fetch, url, controlToken } = controlled();
    const state = await (await control("GET", "/__sandbox/state")).text();
    const put = async (body: Uint8Array<ArrayBuffer> | string): Promise<unknown> => {
      const headers = { authorization: `Bearer ${controlToken}` };
      const response = await fetch(`${url}/__sandbox/state`, { method: "PUT", body, headers });
      return ((await response.json()) as { error_message: string }).error_message;
    };
    const twice = state.replace('"users":[]', '"users":[],"users":[]');
    expect(await put(twice)).toMatch(
      /^The body has an object with one key twice, line 1, column \d+\. Leave/,
    );
    expect(await put(Uint8Array.of(0x22, 0xff, 0x22))).toMatch(/^The body is not valid UTF-8\./);
    expect(await put(`\uFEFF${state}`)).toMatch(/^The body begins with a byte order mark/);
    expect(await (await control("GET", "/__sandbox/state")).text()).toBe(state);
  });

  it.each([
    ["objects in objects", (n: number) => '{"a":'.repeat(n) + "1" + "}".repeat(n)],
    ["keys of one object", (n: number) => `{${Array.from({ length: n }, (_, i) => `"k${i}":1`).join()}}`],
    ["one long key of quotes", (n: number) => `{"${String.raw`\"`.repeat(n)}":1}`],
    ["one long key of backslashes", (n: number) => `{"${String.raw`\\`.repeat(n)}":1}`],
  ])("looks for keys that stand twice in steps that grow with the text alone, in %s", (_, make) => {
    const [small, large] = [10_000, 1_000_000];
    const text = make(small);
    const inParts = timed(() => {
      for (let part = 0; part < large / small; part++) expect(findRepeatedKey(text)).toBeUndefined();
    });
    const whole = make(large);
    const atOnce = timed(() => expect(findRepeatedKey(whole)).toBeUndefined());
    // As much text. Steps that grow with its length would make it a hundred times the work.
    expect(atOnce / inParts).toBeLessThan(40);
  });
});
