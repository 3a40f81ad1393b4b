import { describe, expect, it } from "vitest";
import { StytchResponseError } from "../../src/index.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import { authorization, projectId, secret } from "./helpers.ts";

const millennia = 8000 * 366 * 24 * 60 * 60 * 1000;
const request = (path: string, body?: object) =>
  new Request(`https://test.stytch.com${path}`, {
    method: body ? "POST" : "GET",
    headers: { authorization },
    ...(body && { body: JSON.stringify(body) }),
  });

describe("validate", () => {
  it("makes fetch reject with the field and the rule that an answer breaks", async () => {
    const create = () => request("/v1/users", { email: "ada@example.com" });
    // RFC 3339 ends with the year 9999, and so does what the document allows.
    const sandbox = createSandbox({ projectId, secret, now: "2026-03-14T09:26:53Z", validate: true });
    sandbox.clock.advance(millennia);
    await expect(sandbox.fetch(create())).rejects.toThrow(StytchResponseError);
    sandbox.reset();
    sandbox.clock.advance(millennia);
    await expect(sandbox.fetch(create())).rejects.toThrow(
      "POST /v1/users → 201: the answer breaks the document: user.created_at must be in the format date-time",
    );
    const lax = createSandbox({ projectId, secret, now: "2026-03-14T09:26:53Z" });
    lax.clock.advance(millennia);
    expect((await lax.fetch(create())).status).toBe(201);
  });

  it("lets good answers and errors pass", async () => {
    const sandbox = createSandbox({ projectId, secret, validate: true, seed: [{ email: "a@example.com" }] });
    const statuses = [];
    for (const one of [
      request("/v1/users", { email: "a@example.com" }),
      request("/v1/users/search", {}),
      request("/v1/users/nobody"),
      request("/v1/users"),
      request("/"),
      new Request("https://test.stytch.com/"),
    ]) {
      statuses.push((await sandbox.fetch(one)).status);
    }
    expect(statuses).toEqual([400, 200, 404, 405, 404, 401]);
  });
});
