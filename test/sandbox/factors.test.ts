import { describe, expect, it } from "vitest";
import { start, summary, type User } from "./helpers.ts";

type List = "webauthn_registrations" | "biometric_registrations" | "totps" | "crypto_wallets" | "providers";

const uuid = "00000000-0000-4000-8000-000000000000";

/** path, the user's list, the id's key, what ids begin with, the answers to an unknown and a malformed id */
const kinds: [string, keyof User, string, string, string, string][] = [
  ["emails", "emails", "email_id", "email", "email_not_found", "invalid_email_id"],
  ["phone_numbers", "phone_numbers", "phone_id", "phone-number", "phone_number_not_found", "bad_request"],
  [
    "oauth",
    "providers",
    "oauth_user_registration_id",
    "oauth-user",
    "oauth_user_registration_not_found",
    "invalid_oauth_user_registration_id",
  ],
  ["passwords", "password", "password_id", "password", "password_not_found", "invalid_password_id"],
  [
    "webauthn_registrations",
    "webauthn_registrations",
    "webauthn_registration_id",
    "webauthn-registration",
    "webauthn_registration_not_found",
    "invalid_webauthn_registration_id",
  ],
  [
    "biometric_registrations",
    "biometric_registrations",
    "biometric_registration_id",
    "biometric-registration",
    "biometric_registration_not_found",
    "invalid_biometric_registration_id",
  ],
  ["totps", "totps", "totp_id", "totp", "totp_not_found", "invalid_totp_id"],
  [
    "crypto_wallets",
    "crypto_wallets",
    "crypto_wallet_id",
    "crypto-wallet",
    "crypto_wallet_not_found",
    "invalid_crypto_wallet_id",
  ],
];

const everything = {
  email: "ada@example.com",
  phone_number: "+12025550162",
  password: {},
  ...Object.fromEntries(
    (
      [
        "webauthn_registrations",
        "biometric_registrations",
        "totps",
        "crypto_wallets",
        "providers",
      ] satisfies List[]
    ).map((list) => [list, [{}, {}]]),
  ),
};

describe.each(kinds)("a delete under %s", (path, list, key, prefix, notFound, malformed) => {
  it("takes the one factor away and answers the user without it", async () => {
    const { call } = start([{ ...everything, external_id: "mine" }, { email: "b@example.com" }]);
    const before = (await call("GET", "/v1/users/mine")).body;
    const [first, ...others] = [before[list]].flat() as unknown as Record<string, string>[];
    const { body, status } = await call("DELETE", `/v1/users/${path}/${first![key]!}`, {});
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(["request_id", "status_code", "user", "user_id"]);
    expect(body.user_id).toBe(before.user_id);
    const { request_id, status_code, ...user } = before;
    expect(body.user).toEqual({ ...user, [list]: list === "password" ? null : others });
    expect(summary(await call("DELETE", `/v1/users/${path}/${first![key]!}`))).toBe(`404 ${notFound}`);
  });

  it("answers 404 for an id nobody has, and 400 for a malformed one", async () => {
    const { call } = start([everything]);
    expect(summary(await call("DELETE", `/v1/users/${path}/${prefix}-test-${uuid}`))).toBe(`404 ${notFound}`);
    expect(summary(await call("DELETE", `/v1/users/${path}/${prefix}-live-${uuid}`))).toBe(`404 ${notFound}`);
    for (const id of [
      "x",
      `${prefix}-test-1`,
      `user-test-${uuid}`,
      `${prefix}-test-${uuid.toUpperCase()}F`,
    ]) {
      expect(summary(await call("DELETE", `/v1/users/${path}/${id}`))).toBe(`400 ${malformed}`);
    }
  });
});

describe("the last of email, phone number and OAuth registration", () => {
  it.each<[string, object, (user: User) => string]>([
    ["emails", { email: "ada@example.com" }, (user) => user.emails[0]!.email_id],
    ["phone_numbers", { phone_number: "+12025550162" }, (user) => user.phone_numbers[0]!.phone_id],
    ["oauth", { providers: [{}] }, (user) => user.providers[0]!.oauth_user_registration_id],
  ])("can't be deleted: %s", async (path, primary, idOf) => {
    const { call, sandbox } = start([{ external_id: "mine", password: {}, totps: [{}], ...primary }]);
    const id = idOf((await call("GET", "/v1/users/mine")).body);
    expect(summary(await call("DELETE", `/v1/users/${path}/${id}`))).toBe(
      "400 cannot_delete_last_primary_factor",
    );
    sandbox.users.addFactors("mine", { providers: [{ provider_type: "Google" }] });
    expect((await call("DELETE", `/v1/users/${path}/${id}`)).status).toBe(200);
  });

  it("need not be there for other factors to go", async () => {
    const { call } = start([{ external_id: "mine", password: {}, totps: [{}] }]);
    const { password, totps } = (await call("GET", "/v1/users/mine")).body;
    expect((await call("DELETE", `/v1/users/totps/${totps[0]!.totp_id}`)).status).toBe(200);
    expect((await call("DELETE", `/v1/users/passwords/${password!.password_id}`)).status).toBe(200);
  });

  it("stays where all are deleted at once", async () => {
    const { call } = start([
      { external_id: "mine", emails: Array.from({ length: 10 }, (_, i) => ({ email: `u${i}@example.com` })) },
    ]);
    const { emails } = (await call("GET", "/v1/users/mine")).body;
    const answers = await Promise.all(
      emails.map(({ email_id }) => call("DELETE", `/v1/users/emails/${email_id}`)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(9);
    expect((await call("GET", "/v1/users/mine")).body.emails).toHaveLength(1);
  });
});

describe("a deleted address", () => {
  it("is free again", async () => {
    const { call, create } = start();
    const { emails } = await create({ email: "ada@example.com", phone_number: "+12025550162" });
    await call("DELETE", `/v1/users/emails/${emails[0]!.email_id}`);
    await create({ email: "ADA@example.com" });
  });
});

describe("deleting an external id", () => {
  it("by the user's id or the external id itself frees it, and only the id finds the user then", async () => {
    const { call, create } = start();
    const { user_id } = await create({ email: "ada@example.com", external_id: "one" });
    const { body } = await call("DELETE", "/v1/users/one/external_id", {});
    expect(body.user_id).toBe(user_id);
    expect(body.user.external_id).toBeNull();
    expect(summary(await call("DELETE", "/v1/users/one/external_id"))).toBe("404 user_not_found");
    await create({ email: "b@example.com", external_id: "one" });
    expect((await call("DELETE", `/v1/users/${user_id}/external_id`)).body.user.external_id).toBeNull();
    expect((await call("GET", "/v1/users/one")).body.emails[0]!.email).toBe("b@example.com");
  });

  it("answers 404 for nobody, and 400 for what can be no id", async () => {
    const { call } = start();
    expect(summary(await call("DELETE", "/v1/users/nobody/external_id"))).toBe("404 user_not_found");
    expect(summary(await call("DELETE", "/v1/users/a%20b/external_id"))).toBe("400 invalid_user_id");
  });
});
