import { describe, expect, it } from "vitest";
import document from "../../generated/openapi.json" with { type: "json" };
import { start, summary, type User } from "./helpers.ts";

const { call } = start([
  {
    user_id: "user-test-00000000-0000-4000-9000-00000000000a",
    emails: [{ email: "Ada@Example.com", verified: true }, { email: "ada@work.test" }],
    name: { first_name: "Ada", middle_name: "King", last_name: "Lovelace" },
    external_id: "ada",
    password: { password_id: "password-test-00000000-0000-4000-9000-00000000000a" },
    totps: [{ totp_id: "totp-test-00000000-0000-4000-9000-00000000000a", verified: true }],
    created_at: "2026-01-01T00:00:00Z",
  },
  {
    user_id: "user-test-00000000-0000-4000-9000-00000000000b",
    phone_numbers: [{ phone_number: "+14155550100", verified: true }],
    name: { first_name: "Élise", last_name: "King" },
    external_id: "bob",
    status: "pending",
    webauthn_registrations: [
      { webauthn_registration_id: "webauthn-registration-test-00000000-0000-4000-9000-00000000000b" },
    ],
    created_at: "2026-01-02T00:00:00Z",
  },
  {
    emails: [{ email: "eve@example.com", email_id: "email-test-00000000-0000-4000-9000-00000000000c" }],
    phone_numbers: [
      { phone_number: "+442055501000", phone_id: "phone-number-test-00000000-0000-4000-9000-00000000000c" },
    ],
    name: { first_name: "Eve" },
    external_id: "eve",
    providers: [{ provider_type: "Google", provider_subject: "1" }],
    biometric_registrations: [
      {
        biometric_registration_id: "biometric-registration-test-00000000-0000-4000-9000-00000000000c",
        verified: true,
      },
    ],
    crypto_wallets: [
      {
        crypto_wallet_id: "crypto-wallet-test-00000000-0000-4000-9000-00000000000c",
        crypto_wallet_address: "0xE",
      },
    ],
    created_at: "2026-01-03T00:00:00Z",
  },
]);

interface SchemaOfFilter {
  oneOf: { $ref: string }[];
  properties: { filter_name: { const: string } };
}

const search = (body?: unknown) => call("POST", "/v1/users/search", body);
const query = (operands: unknown, operator: unknown = "AND") => search({ query: { operator, operands } });
const by = (filter_name: unknown, filter_value?: unknown) => query([{ filter_name, filter_value }]);
const names = (users: User[]) => users.map(({ external_id }) => external_id).join(" ");

const a = "00000000-0000-4000-9000-00000000000a";
const b = "00000000-0000-4000-9000-00000000000b";
const c = "00000000-0000-4000-9000-00000000000c";
const none = "00000000-0000-4000-9000-000000000000";

describe("search", () => {
  it.each([
    undefined,
    "",
    {},
    { query: { operator: "AND" } },
    { query: { operator: "OR", operands: [] } },
    { cursor: "" },
  ])("finds everyone, the newest first, with %j", async (body) => {
    const answer = await search(body);
    expect(answer.status).toBe(200);
    expect(names(answer.body.results)).toBe("eve bob ada");
    expect(answer.body.results_metadata).toEqual({ next_cursor: null, total: 3 });
  });

  const found: [string, unknown, string][] = [
    ["user_id", [`user-test-${a}`, `user-test-${none}`], "ada"],
    ["user_id", ["bob", "eve", "nobody"], "eve bob"],
    ["status", "pending", "bob"],
    ["status", "active", "eve ada"],
    ["created_at_greater_than", "2026-01-02T00:00:00Z", "eve"],
    ["created_at_greater_than", "2026-01-01T23:59:59.999Z", "eve bob"],
    ["created_at_greater_than", "2026-01-02T02:00:00+02:00", "eve"],
    ["created_at_less_than", "2026-01-02T00:00:00Z", "ada"],
    ["created_at_less_than", "2026-01-02T00:00:00.001Z", "bob ada"],
    [
      "created_at_between",
      { greater_than: "2026-01-01T00:00:00Z", less_than: "2026-01-03T00:00:00Z" },
      "bob",
    ],
    ["created_at_between", { greater_than: "2026-01-03T00:00:00Z", less_than: "2026-01-01T00:00:00Z" }, ""],
    ["full_name_fuzzy", "lOVe", "ada"],
    ["full_name_fuzzy", "éLI", "bob"],
    // By the beginning of the first or last name: not by a middle name, nor by a part from within.
    ["full_name_fuzzy", "king", "bob"],
    ["full_name_fuzzy", "ace", ""],
    ["email_address", ["ADA@example.COM", "eve@example.com"], "eve ada"],
    ["email_address", ["nobody@example.com"], ""],
    ["email_address_fuzzy", "ada@", "ada"],
    ["email_address_fuzzy", "EXAMPLE", "eve ada"],
    ["email_address_fuzzy", "work.test", "ada"],
    ["email_address_fuzzy", "ample", ""],
    ["email_id", [`email-test-${c}`], "eve"],
    ["email_verified", true, "ada"],
    ["email_verified", false, "eve ada"],
    ["phone_number", ["+14155550100"], "bob"],
    ["phone_number_fuzzy", "5550", "eve bob"],
    ["phone_number_fuzzy", "+44", "eve"],
    ["phone_id", [`phone-number-test-${c}`], "eve"],
    ["phone_verified", true, "bob"],
    ["phone_verified", false, "eve"],
    ["oauth_provider", ["Google"], "eve"],
    ["oauth_provider", ["Apple"], ""],
    ["password_exists", true, "ada"],
    ["password_exists", false, "eve bob"],
    ["webauthn_registration_id", [`webauthn-registration-test-${b}`], "bob"],
    ["webauthn_registration_verified", false, "bob"],
    ["webauthn_registration_verified", true, ""],
    ["biometric_registration_id", [`biometric-registration-test-${c}`], "eve"],
    ["biometric_registration_verified", true, "eve"],
    ["totp_id", [`totp-test-${a}`], "ada"],
    ["totp_verified", true, "ada"],
    ["totp_verified", false, ""],
    ["crypto_wallet_id", [`crypto-wallet-test-${c}`], "eve"],
    ["crypto_wallet_address", ["0xE"], "eve"],
    ["crypto_wallet_verified", false, "eve"],
  ];

  it.each(found)("by %s %j finds: %s", async (filter, value, expected) => {
    const answer = await by(filter, value);
    expect(answer.status, answer.text).toBe(200);
    expect(names(answer.body.results)).toBe(expected);
    expect(answer.body.results_metadata.total).toBe(answer.body.results.length);
  });

  it("has a test above for every filter of the document", () => {
    const schemas = document.components.schemas as unknown as Record<string, SchemaOfFilter>;
    const documented = schemas["UserFilter"]!.oneOf.map(
      ({ $ref }) => schemas[$ref.split("/").at(-1)!]!.properties.filter_name.const,
    );
    expect(documented).toHaveLength(25);
    expect(documented.filter((name) => !found.some(([tested]) => tested === name))).toEqual([]);
  });

  it("joins filters with AND, or with OR", async () => {
    const operands = [
      { filter_name: "status", filter_value: "active" },
      { filter_name: "phone_verified", filter_value: false },
    ];
    expect(names((await query(operands, "AND")).body.results)).toBe("eve");
    expect(
      names(
        (await query([...operands, { filter_name: "user_id", filter_value: ["bob"] }], "OR")).body.results,
      ),
    ).toBe("eve bob ada");
  });

  const missing: Record<string, string> = {
    user_id: "user_ids",
    status: "status",
    created_at_greater_than: "created_at_greater_than",
    created_at_less_than: "created_at_less_than",
    created_at_between: "filter_value",
    full_name_fuzzy: "full_name_fuzzy",
    email_address: "email_addresses",
    email_address_fuzzy: "email_address_fuzzy",
    email_id: "email_ids",
    email_verified: "email_verified",
    phone_number: "phone_numbers",
    phone_number_fuzzy: "phone_number_fuzzy",
    phone_id: "phone_ids",
    phone_verified: "phone_verified",
    oauth_provider: "oauth_providers",
    password_exists: "password",
    webauthn_registration_id: "webauthn_registration_ids",
    webauthn_registration_verified: "webauthn_verified",
    biometric_registration_id: "biometric_registration_ids",
    biometric_registration_verified: "biometric_verified",
    totp_id: "totp_ids",
    totp_verified: "totp_verified",
    crypto_wallet_id: "crypto_wallet_id",
    crypto_wallet_address: "crypto_wallet_address",
    crypto_wallet_verified: "crypto_wallet_verified",
  };

  it.each(Object.entries(missing))("refuses %s without a value, as missing %s", async (filter, name) => {
    for (const value of [undefined, null, "", []]) {
      expect(summary(await by(filter, value))).toBe(`400 user_search_missing_${name}`);
    }
  });

  const day = "2026-01-01T00:00:00Z";
  it.each<[unknown, unknown, string]>([
    [undefined, true, "missing_filter_name"],
    ["", true, "missing_filter_name"],
    [null, true, "missing_filter_name"],
    [1, true, "filter_name_must_be_string"],
    ["email", ["a@example.com"], "filter_name_not_recognized"],
    ["email_domain", ["example.com"], "filter_name_not_recognized"],
    ["toString", ["x"], "filter_name_not_recognized"],
    ["__proto__", ["x"], "filter_name_not_recognized"],
    ["email_address", "a@example.com", "expected_array_of_string"],
    ["email_address", ["a@example.com", 1], "expected_array_of_string"],
    ["user_id", {}, "expected_array_of_string"],
    ["email_verified", "true", "expected_bool"],
    ["password_exists", 1, "expected_bool"],
    ["full_name_fuzzy", ["Ada"], "expected_string"],
    ["status", true, "expected_string"],
    ["status", "deleted", "invalid_status_filter"],
    ["status", "Active", "invalid_status_filter"],
    ["created_at_greater_than", "2026-01-01", "expected_timestamp"],
    ["created_at_greater_than", "2026-02-30T00:00:00Z", "expected_timestamp"],
    ["created_at_greater_than", "2026-01-01T00:00:00", "expected_timestamp"],
    ["created_at_greater_than", "2026-01-01 00:00:00Z", "expected_timestamp"],
    ["created_at_less_than", 1767225600, "expected_timestamp"],
    ["created_at_less_than", "yesterday", "expected_timestamp"],
    ["created_at_between", [day, day], "expected_object"],
    ["created_at_between", day, "expected_object"],
    ["created_at_between", {}, "missing_greater_than"],
    ["created_at_between", { less_than: day }, "missing_greater_than"],
    ["created_at_between", { greater_than: day }, "missing_less_than"],
    ["created_at_between", { greater_than: day, less_than: "x" }, "expected_timestamp"],
    ["full_name_fuzzy", "Ad", "full_name_fuzzy_too_short"],
    ["full_name_fuzzy", "😀😀", "full_name_fuzzy_too_short"],
    ["email_address_fuzzy", "ad", "email_address_fuzzy_too_short"],
    ["phone_number_fuzzy", "41", "phone_number_fuzzy_too_short"],
    ["user_id", [`user-test-${a}`, "bob"], "cannot_mix_internal_and_external_user_ids"],
  ])("refuses %j with %j: %s", async (filter, value, error_type) => {
    expect(summary(await by(filter, value))).toBe(`400 user_search_${error_type}`);
  });

  it.each([null, "x", 1, []])("refuses an operand that is no object: %j", async (operand) => {
    const answer = await query([{ filter_name: "status", filter_value: "active" }, operand]);
    expect(summary(answer)).toBe("400 user_search_expected_object");
    expect(answer.body.error_message).toContain("query.operands[1]");
  });

  it.each<[object, string, RegExp]>([
    [{ limit: 0 }, "user_search_invalid_limit", /^limit must be at least 1/],
    [{ limit: 1001 }, "user_search_invalid_limit", /^limit must be at most 1000/],
    [{ limit: -1 }, "user_search_invalid_limit", /^limit/],
    [{ limit: 1.5 }, "user_search_invalid_limit", /^limit/],
    [{ limit: "10" }, "user_search_invalid_limit", /^limit/],
    [{ cursor: 5 }, "user_search_invalid_cursor", /^cursor/],
    [
      { query: { operator: "and" } },
      "user_search_invalid_operator",
      /^query\.operator must be one of "AND", "OR"/,
    ],
    [{ query: { operator: "NOT" } }, "user_search_invalid_operator", /^query\.operator/],
    [
      { query: { operands: [{ filter_name: "status", filter_value: "active" }] } },
      "user_search_invalid_operator",
      /^query\.operator is missing/,
    ],
    [{ query: { operands: {} } }, "user_search_invalid_operator", /^query\.operator is missing/],
    [{ query: [] }, "bad_request", /^query must be an object, not an array/],
    [{ query: { operator: "AND", operands: {} } }, "bad_request", /^query\.operands must be an array/],
  ])("refuses %j", async (body, error_type, message) => {
    const answer = await search(body);
    expect(summary(answer)).toBe(`400 ${error_type}`);
    expect(answer.body.error_message).toMatch(message);
  });

  it.each<[object, RegExp]>([
    [
      { filter_name: "email_id", filter_value: ["x"] },
      /^query\.operands\[0\]\.filter_value\[0\] must match \^email-/,
    ],
    [
      { filter_name: "user_id", filter_value: ["no id"] },
      /^query\.operands\[0\]\.filter_value\[0\] must match/,
    ],
  ])("tells where %j breaks the filter's schema", async (operand, message) => {
    const answer = await query([operand]);
    expect(summary(answer)).toBe("400 bad_request");
    expect(answer.body.error_message).toMatch(message);
  });
});
