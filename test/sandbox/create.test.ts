import { describe, expect, it } from "vitest";
import { start, summary } from "./helpers.ts";

describe("create", () => {
  it("answers 201 with the user as recorded answers have it, key by key", async () => {
    const { call } = start();
    const answer = await call("POST", "/v1/users", { email: "Sandbox@Stytch.com" });
    const { user_id, email_id, request_id } = answer.body;
    expect(answer.status).toBe(201);
    expect(answer.text).toBe(
      JSON.stringify({
        email_id,
        phone_id: "",
        request_id,
        status: "active",
        status_code: 201,
        user: {
          biometric_registrations: [],
          created_at: "2026-03-14T09:26:53Z",
          crypto_wallets: [],
          emails: [{ email: "Sandbox@Stytch.com", email_id, verified: false }],
          external_id: null,
          is_locked: false,
          lock_created_at: null,
          lock_expires_at: null,
          name: { first_name: "", last_name: "", middle_name: "" },
          password: null,
          phone_numbers: [],
          providers: [],
          roles: ["stytch_user"],
          status: "active",
          totps: [],
          trusted_metadata: {},
          untrusted_metadata: {},
          user_id,
          webauthn_registrations: [],
        },
        user_id,
      }),
    );
  });

  it("takes every field", async () => {
    const { call } = start();
    const given = {
      email: "ada@example.com",
      phone_number: "+12025550162",
      name: { first_name: "Ada", middle_name: "King", last_name: "Lovelace" },
      external_id: "crm|4711",
      roles: ["admin", "editor", "admin"],
      trusted_metadata: { plan: "pro", gone: null },
      untrusted_metadata: { theme: "dark", nested: { b: null, a: [null] } },
      create_user_as_pending: true,
      attributes: { ip_address: "203.0.113.7", user_agent: "Mozilla/5.0" },
    };
    const { body } = await call("POST", "/v1/users", given);
    expect(body.user).toMatchObject({
      name: given.name,
      external_id: "crm|4711",
      roles: ["stytch_user", "admin", "editor"],
      status: "pending",
      trusted_metadata: { plan: "pro" },
      untrusted_metadata: given.untrusted_metadata,
    });
    expect(body.user.trusted_metadata).toEqual({ plan: "pro" });
    expect(body.status).toBe("pending");
    expect(body.email_id).toBe(body.user.emails[0]?.email_id);
    expect(body.phone_id).toBe(body.user.phone_numbers[0]?.phone_id);
    expect(body.user.phone_numbers[0]).toMatchObject({ phone_number: "+12025550162", verified: false });
  });

  it("answers an empty email_id for a phone number alone", async () => {
    const { call } = start();
    const { body } = await call("POST", "/v1/users", { phone_number: "+10000000000" });
    expect(body.email_id).toBe("");
    expect(body.phone_id).toMatch(/^phone-number-test-/);
    expect(body.user.emails).toEqual([]);
  });

  it("gives each user a new id", async () => {
    const { create } = start();
    const ids = await Promise.all(
      [1, 2, 3].map(async (i) => (await create({ email: `u${i}@example.com` })).user_id),
    );
    expect(new Set(ids).size).toBe(3);
  });

  const email = "ada@example.com";
  it.each<[string, unknown, string, RegExp]>([
    ["neither factor", {}, "invalid_create_user_request", /email and phone_number are missing/],
    ["only a name", { name: { first_name: "Ada" } }, "invalid_create_user_request", /either or both/],
    ["an email without @", { email: "ada" }, "invalid_email", /^email must/],
    ["an empty email", { email: "" }, "invalid_email", /^email must/],
    ["spaces around the email", { email: " ada@example.com" }, "invalid_email", /^email must/],
    ["a display name", { email: "Ada <ada@example.com>" }, "invalid_email", /^email must/],
    ["two dots in the email", { email: "a..b@example.com" }, "invalid_email", /^email must/],
    [
      "an email and a bad number",
      { email, phone_number: "0202" },
      "invalid_phone_number",
      /^phone_number must/,
    ],
    ["a number without +", { phone_number: "12025550162" }, "invalid_phone_number", /\+12025550162/],
    ["a number with spaces", { phone_number: "+1 202 555 0162" }, "invalid_phone_number", /^phone_number/],
    [
      "a number that is too long",
      { phone_number: "+1234567890123456" },
      "invalid_phone_number",
      /^phone_number/,
    ],
    [
      "an email that is a number",
      { email: 5 },
      "bad_request",
      /^email must be a string, not a number\. Send/,
    ],
    [
      "an email that is null",
      { email: null },
      "invalid_create_user_request",
      /^email and phone_number are missing/,
    ],
    [
      "a name that is a string",
      { email, name: "Ada" },
      "bad_request",
      /^name must be an object, not a string/,
    ],
    [
      "a name's part that is a number",
      { email, name: { last_name: 1 } },
      "bad_request",
      /^name\.last_name must/,
    ],
    ["roles that are a string", { email, roles: "admin" }, "bad_request", /^roles must be an array/],
    ["a role that is a number", { email, roles: ["a", 1] }, "bad_request", /^roles\[1\] must be a string/],
    [
      "pending as text",
      { email, create_user_as_pending: "true" },
      "bad_request",
      /^create_user_as_pending must be a b/,
    ],
    ["an external id with a space", { email, external_id: "a b" }, "bad_request", /^external_id must match/],
    ["an empty external id", { email, external_id: "" }, "bad_request", /^external_id must/],
    ["a long external id", { email, external_id: "x".repeat(129) }, "bad_request", /^external_id must/],
    ["the default role", { email, roles: ["stytch_user"] }, "cannot_assign_default_rbac_role_id", /Remove/],
    [
      "metadata as text",
      { email, trusted_metadata: "{}" },
      "metadata_invalid_format",
      /^trusted_metadata must be an o/,
    ],
    [
      "metadata as an array",
      { email, untrusted_metadata: [] },
      "metadata_invalid_format",
      /^untrusted_metadata must/,
    ],
  ])("refuses %s", async (_, body, error_type, message) => {
    const { call } = start();
    const answer = await call("POST", "/v1/users", body);
    expect(summary(answer)).toBe(`400 ${error_type}`);
    expect(answer.body.error_message).toMatch(message);
    expect((await call("POST", "/v1/users/search")).body.results_metadata.total).toBe(0);
  });

  it.each(["", "  ", "{", "null", "[]", '"text"', "1", "{} {}"])(
    "refuses a body that is no object: %j",
    async (body) => {
      const { call } = start();
      expect(summary(await call("POST", "/v1/users", body))).toBe("400 bad_request");
    },
  );

  it("refuses an email another user has, whatever the case", async () => {
    const { call, create } = start();
    await create({ email: "Ada@Example.com" });
    const answer = await call("POST", "/v1/users", {
      email: "aDA@example.COM",
      phone_number: "+12025550162",
    });
    expect(summary(answer)).toBe("400 duplicate_email");
    expect(answer.body.error_message).toBe(
      "A user with the specified email already exists for this project.",
    );
    // Nothing of a refused user stays.
    await create({ phone_number: "+12025550162" });
  });

  it("refuses a phone number or external id another user has", async () => {
    const { call, create } = start();
    await create({ phone_number: "+12025550162", external_id: "one" });
    const phone = await call("POST", "/v1/users", { email: "a@example.com", phone_number: "+12025550162" });
    expect(summary(phone)).toBe("400 duplicate_phone_number");
    const external = await call("POST", "/v1/users", { email: "a@example.com", external_id: "one" });
    expect(summary(external)).toBe("400 duplicate_user_external_id");
    await create({ email: "a@example.com", external_id: "ONE" });
  });

  it("gives one of two parallel calls the email, and the other an error", async () => {
    const { call } = start();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => call("POST", "/v1/users", { email: "race@example.com" })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter((answer) => summary(answer) === "400 duplicate_email")).toHaveLength(19);
    expect((await call("POST", "/v1/users/search")).body.results_metadata.total).toBe(1);
  });
});

describe("metadata", () => {
  const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i]));
  /** JSON of exactly so many bytes: {"k":"…"} has 8 besides the text. */
  const sized = (bytes: number, letter = "x") => ({
    k: letter.repeat((bytes - 8) / Buffer.byteLength(letter)),
  });

  it.each(["trusted_metadata", "untrusted_metadata"])(
    "in %s has 20 keys and 4096 bytes at most",
    async (field) => {
      const { call } = start();
      const send = (email: string, metadata: object) =>
        call("POST", "/v1/users", { email, [field]: metadata });
      expect((await send("a@example.com", keys(20))).status).toBe(201);
      expect(summary(await send("b@example.com", keys(21)))).toBe("400 metadata_too_many_keys");
      expect((await send("c@example.com", sized(4096))).status).toBe(201);
      const answer = await send("d@example.com", sized(4097));
      expect(summary(answer)).toBe("400 metadata_too_large");
      expect(answer.body.error_message).toContain(`${field} would take 4097 bytes`);
    },
  );

  it("is measured in bytes of UTF-8, not in characters", async () => {
    const { call } = start();
    const send = (email: string, trusted_metadata: object) =>
      call("POST", "/v1/users", { email, trusted_metadata });
    expect((await send("a@example.com", sized(4096, "😀"))).status).toBe(201);
    expect(summary(await send("b@example.com", sized(4100, "😀")))).toBe("400 metadata_too_large");
  });
});
