import { describe, expect, it } from "vitest";
import { start, summary } from "./helpers.ts";

const email = "ada@example.com";

describe("hostile input", () => {
  it("can't reach an object's prototype", async () => {
    const { call } = start();
    const text =
      '{"__proto__":1,"constructor":{"x":1},"toString":"x","10":1,"9":2,"a":{"__proto__":{"admin":true}}}';
    const answer = await call("POST", "/v1/users", `{"email":"${email}","trusted_metadata":${text}}`);
    expect(answer.status).toBe(201);
    // Every key is still there, and in the order of the alphabet, in which "10" comes before "9".
    expect(answer.text).toContain(
      '"trusted_metadata":{"10":1,"9":2,"__proto__":1,"a":{"__proto__":{"admin":true}},"constructor":{"x":1},"toString":"x"}',
    );
    const update = await call(
      "PUT",
      `/v1/users/${answer.body.user_id}`,
      '{"trusted_metadata":{"__proto__":null,"constructor":null},"__proto__":{"emails":[]}}',
    );
    expect(update.text).toContain(
      '"trusted_metadata":{"10":1,"9":2,"a":{"__proto__":{"admin":true}},"toString":"x"}',
    );
    expect(({} as Record<string, unknown>)["admin"]).toBeUndefined();
  });

  it("may be any text in names and metadata", async () => {
    const { create, stytch } = start();
    const text = '\0\u2028‮<script>"\\ 😀 e\u0301 \uFFFF';
    const user = await create({ email, name: { first_name: text }, untrusted_metadata: { [text]: text } });
    expect(user.name.first_name).toBe(text);
    expect(user.untrusted_metadata).toEqual({ [text]: text });
    const found = await stytch.users.search({
      query: { operator: "AND", operands: [{ filter_name: "full_name_fuzzy", filter_value: text }] },
    });
    expect(found.results).toHaveLength(1);
  });

  it("with half a surrogate pair, in a value or a key, comes back whole", async () => {
    const { call } = start();
    const answer = await call(
      "POST",
      "/v1/users",
      String.raw`{"email":"${email}","name":{"first_name":"a\ud800"},"trusted_metadata":{"k\udc00":"\ud83d\ude00\ud83d"}}`,
    );
    expect(answer.status).toBe(201);
    expect(answer.body.user.name.first_name).toBe("a\uFFFD");
    expect(answer.body.user.trusted_metadata).toEqual({ "k\uFFFD": "😀\uFFFD" });
  });

  it("is refused when it is nested without end", async () => {
    const { call } = start();
    const deep = "[".repeat(200_000) + "]".repeat(200_000);
    expect(
      summary(await call("POST", "/v1/users", `{"email":"${email}","trusted_metadata":{"k":${deep}}}`)),
    ).toBe("400 bad_request");
    expect(summary(await call("POST", "/v1/users/search", `{"query":{"operands":${deep}}}`))).toBe(
      "400 bad_request",
    );
  });

  it("is answered in time when it is huge", async () => {
    const { call } = start([{ email }]);
    const many = Array.from({ length: 50_000 }, (_, i) => `external-${i}`);
    const operand = { filter_name: "user_id", filter_value: many };
    const found = await call("POST", "/v1/users/search", {
      query: { operator: "OR", operands: [operand, operand] },
    });
    expect(found.body.results).toEqual([]);
    const keys = Object.fromEntries(many.map((key) => [key, key]));
    const day = "2026-01-01T00:00:00Z";
    const between = {
      greater_than: day,
      less_than: day,
      ...Object.fromEntries(many.flatMap((key) => [1, 2, 3].map((n) => [`${key}.${n}`, n]))),
    };
    for (const [filter_value, status] of [
      [keys, 400],
      [[keys], 400],
      [between, 200],
    ]) {
      const operands = [{ filter_name: "created_at_between", filter_value, ...keys }];
      const answer = await call("POST", "/v1/users/search", { query: { operator: "AND", operands } });
      expect(answer.status).toBe(status);
    }
    const metadata = await call("POST", "/v1/users", { email: "b@example.com", trusted_metadata: keys });
    expect(summary(metadata)).toBe("400 metadata_too_many_keys");
    expect((await call("POST", "/v1/users", { email: "c@example.com", ...keys })).status).toBe(201);
    const long = await call("POST", "/v1/users", { email: `${"a".repeat(1_000_000)}@example.com` });
    expect(summary(long)).toBe("400 invalid_email");
    expect(long.text.length).toBeLessThan(1000);
  });

  it("never comes back in an error", async () => {
    const { call } = start();
    const answer = await call("POST", "/v1/users", { email: "not-an-email-but-a-secret" });
    expect(answer.text).not.toContain("but-a-secret");
  });
});

describe("a request", () => {
  it("that was aborted changes nothing", async () => {
    const { fetch, call } = start();
    const { authorization } = await import("./helpers.ts");
    const request = new Request("https://test.stytch.com/v1/users", {
      method: "POST",
      headers: { authorization },
      body: JSON.stringify({ email }),
      signal: AbortSignal.abort(),
    });
    await expect(fetch(request)).rejects.toThrow(/abort/i);
    expect((await call("POST", "/v1/users/search")).body.results).toEqual([]);
  });

  it("whose body breaks off rejects, as a fetch does", async () => {
    const { fetch } = start();
    const { authorization } = await import("./helpers.ts");
    const body = new ReadableStream({ start: (controller) => controller.error(new Error("broke off")) });
    const init = { method: "POST", headers: { authorization }, body, duplex: "half" };
    await expect(fetch(new Request("https://test.stytch.com/v1/users", init))).rejects.toThrow("broke off");
  });
});
