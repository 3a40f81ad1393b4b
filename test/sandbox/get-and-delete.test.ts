import { describe, expect, it } from "vitest";
import { start, summary } from "./helpers.ts";

describe("get", () => {
  it("answers the user's own keys beside the answer's, by user_id and by external_id", async () => {
    const { call, create } = start();
    const user = await create({ email: "ada@example.com", external_id: "crm|4711" });
    for (const id of [user.user_id, "crm%7C4711"]) {
      const { status, body } = await call("GET", `/v1/users/${id}`);
      const { request_id, status_code, ...rest } = body;
      expect(status).toBe(200);
      expect(status_code).toBe(200);
      expect(request_id).toMatch(/^request-id-test-/);
      expect(rest).toEqual(user);
    }
  });

  it("answers 404 for what no user has, a malformed Stytch id included", async () => {
    const { call } = start();
    for (const id of [
      "nobody",
      "user-test-1",
      "user-live-00000000-0000-4000-8000-000000000001",
      "__proto__",
    ]) {
      expect(summary(await call("GET", `/v1/users/${id}`))).toBe("404 user_not_found");
    }
  });

  it("answers 400 for what can be no id at all", async () => {
    const { call } = start();
    for (const id of ["a b", "ü", "a/b", "x".repeat(129), "\0", "a\nb"]) {
      expect(summary(await call("GET", `/v1/users/${encodeURIComponent(id)}`))).toBe("400 invalid_user_id");
    }
  });

  it("needs no body, and takes one without looking at it", async () => {
    const { call, create } = start();
    const { user_id } = await create({ email: "ada@example.com" });
    expect(
      (await call("GET", `/v1/users/${user_id}`, undefined, { "content-type": "application/json" })).status,
    ).toBe(200);
    expect((await call("DELETE", `/v1/users/${user_id}`, "{")).status).toBe(200);
  });

  it("gives every answer a request_id of its own, errors included", async () => {
    const { call } = start();
    const ids = [
      await call("GET", "/v1/users/a"),
      await call("GET", "/v1/users/a"),
      await call("GET", "/x"),
    ].map(({ body }) => body.request_id);
    expect(new Set(ids).size).toBe(3);
  });
});

describe("delete", () => {
  it("answers Stytch's own id, also for an external id, and the user is gone", async () => {
    const { call, create } = start();
    const { user_id } = await create({ email: "ada@example.com", external_id: "mine" });
    const { body } = await call("DELETE", "/v1/users/mine");
    expect(body).toEqual({ request_id: body.request_id, status_code: 200, user_id });
    for (const id of [user_id, "mine"]) {
      expect(summary(await call("GET", `/v1/users/${id}`))).toBe("404 user_not_found");
      expect(summary(await call("DELETE", `/v1/users/${id}`))).toBe("404 user_not_found");
      expect(summary(await call("PUT", `/v1/users/${id}`, {}))).toBe("404 user_not_found");
    }
    expect((await call("POST", "/v1/users/search")).body.results).toEqual([]);
  });

  it("frees the email, the phone number and the external id", async () => {
    const { call, create } = start();
    const body = { email: "ada@example.com", phone_number: "+12025550162", external_id: "mine" };
    const first = await create(body);
    await call("DELETE", `/v1/users/${first.user_id}`);
    const second = await create(body);
    expect(second.user_id).not.toBe(first.user_id);
  });
});
