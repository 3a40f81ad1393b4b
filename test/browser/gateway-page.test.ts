// The example of a page, in a real browser with its own cookies and origin, over the gateway of gateway-hono.ts and a sandbox.
import { describe, expect, it } from "vitest";
import { createApp } from "../../examples/gateway-hono.ts";
import type { AuditEntry } from "../../src/gateway/index.ts";
import { ExampleApi } from "../examples/example-api.ts";
import { projectId, secret } from "../helpers.ts";
import { bundle } from "./bundle.ts";
import { runInPage } from "./chromium.ts";

describe("gateway-page.ts in headless Chromium", () => {
  it("logs its user in, finds and renames them alone, and logs out, without a token in reach of scripts", async () => {
    const api = await ExampleApi.start();
    const entries: AuditEntry[] = [];
    const hooks = { onCall: (entry: AuditEntry) => entries.push(entry) };
    const app = createApp({ projectId, secret, fetch: api.fetch, hooks });
    const code = await bundle("own-user.ts");
    const result = await runInPage(code, (request) =>
      // What its user reads in their mail.
      request.url.endsWith("/inbox") ? new Response(api.code) : app.fetch(request, { address: "127.0.0.1" }),
    );
    expect(JSON.parse(result)).toEqual({
      stranger: "nobody",
      isWrongTaken: false,
      isLoggedIn: true,
      before: "",
      renamed: "Augusta",
      other: "caller_not_authorized",
      all: "operation_not_allowed",
      readable: "",
      after: "nobody",
    });
    const { name } = await api.stytch.users.get({ user_id: api.userId });
    expect(name.first_name).toBe("Augusta");
    expect(entries.map(({ operation, caller, status }) => [operation, caller, status])).toEqual([
      ["users.get", "stranger", 401],
      ["otps.email.loginOrCreate", "stranger", 200],
      ["otps.authenticate", "stranger", 404],
      ["otps.authenticate", "stranger", 200],
      ["users.get", api.userId, 200],
      ["users.update", api.userId, 200],
      ["users.get", api.userId, 200],
      ["users.get", api.userId, 403],
      ["users.search", "stranger", 403],
      ["sessions.revoke", api.userId, 200],
      ["users.get", "stranger", 401],
    ]);
  });
});
