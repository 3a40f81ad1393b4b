import { describe, expect, it } from "vitest";
import { StytchConfigError } from "../../src/index.ts";
import type { SeedFactors } from "../../src/sandbox/index.ts";
import { start } from "./helpers.ts";

const ada = { email: "ada@example.com", external_id: "mine" };

describe("addFactors", () => {
  it("gives a user every kind of factor, with ids made up or given", async () => {
    const { sandbox, stytch } = start([ada]);
    const totp_id = "totp-test-00000000-0000-4000-8000-000000000001";
    const user = sandbox.users.addFactors("mine", {
      emails: [{ email: "second@example.com", verified: true }],
      phone_numbers: [{ phone_number: "+12025550162" }],
      providers: [{ provider_type: "Google", provider_subject: "1" }],
      webauthn_registrations: [{ authenticator_type: "platform" }],
      biometric_registrations: [{ verified: true }],
      totps: [{ totp_id }],
      crypto_wallets: [{ crypto_wallet_type: "solana" }],
      password: { requires_reset: true },
    });
    expect(await stytch.users.get({ user_id: "mine" })).toMatchObject(user);
    expect(user.emails.map(({ email, verified }) => [email, verified])).toEqual([
      ["ada@example.com", false],
      ["second@example.com", true],
    ]);
    expect(user.totps).toEqual([{ totp_id, verified: false }]);
    expect(user.password).toMatchObject({ requires_reset: true });
    const found = await stytch.users.search({
      query: { operator: "AND", operands: [{ filter_name: "oauth_provider", filter_value: ["Google"] }] },
    });
    expect(found.results).toHaveLength(1);
  });

  it("changes an address that the user has, and keeps its id", () => {
    const { sandbox } = start([{ ...ada, emails: [{ email: "other@example.com" }] }]);
    const [before] = sandbox.snapshot().users;
    const user = sandbox.users.addFactors("mine", { emails: [{ email: "Ada@example.com", verified: true }] });
    const changed = { ...before!.emails[0]!, email: "Ada@example.com", verified: true };
    expect(user.emails).toEqual([changed, before!.emails[1]]);
    const { email_id } = user.emails[1]!;
    const again = sandbox.users.addFactors("mine", { emails: [{ email_id, email: "new@example.com" }] });
    expect(again.emails[1]).toEqual({ email_id, email: "new@example.com", verified: false });
  });

  it("makes a pending user active with a verified address, and not with another factor", () => {
    const { sandbox } = start([{ ...ada, status: "pending" }]);
    expect(sandbox.users.addFactors("mine", { totps: [{ verified: true }] }).status).toBe("pending");
    expect(
      sandbox.users.addFactors("mine", { phone_numbers: [{ phone_number: "+12025550162" }] }).status,
    ).toBe("pending");
    expect(sandbox.users.addFactors("mine", { emails: [{ email: ada.email, verified: true }] }).status).toBe(
      "active",
    );
  });

  it("answers with a copy, and keeps what it is given for itself", () => {
    const { sandbox } = start([ada]);
    const given = { totps: [{ verified: true }] };
    const user = sandbox.users.addFactors("mine", given);
    given.totps[0]!.verified = false;
    user.emails.pop();
    user.totps[0]!.verified = false;
    expect(sandbox.snapshot().users[0]).toMatchObject({
      emails: [{ email: "ada@example.com" }],
      totps: [{ verified: true }],
    });
  });

  it.each<[string, unknown, string]>([
    ["nobody", {}, 'The sandbox has no user "nobody"'],
    ["mine", { email: "b@example.com" }, "addFactors has no email. It has emails, phone_numbers"],
    ["mine", { totps: {} }, "addFactors.totps must be an array, not an object"],
    ["mine", { totps: [{ id: 1 }] }, "addFactors.totps[0] has no id. It has totp_id, verified."],
    ["mine", { emails: [{ email: "x" }] }, "addFactors: user.emails[1].email must be in the format email"],
    ["mine", { emails: [{ email: "Eve@example.com" }] }, "addFactors → duplicate_email"],
    [
      "mine",
      { emails: [{ email: "b@example.com" }, { email: "B@example.com" }] },
      "addFactors has one email twice",
    ],
    ["mine", { totps: [{ totp_id: 1 }] }, "addFactors: user.totps[0].totp_id must be a string"],
  ])("to %s of %j is refused, and changes nothing", (user_id, given, message) => {
    const { sandbox } = start([ada, { email: "eve@example.com" }]);
    const before = sandbox.snapshot().users;
    expect(() => sandbox.users.addFactors(user_id, given as SeedFactors)).toThrow(StytchConfigError);
    expect(() => sandbox.users.addFactors(user_id, given as SeedFactors)).toThrow(message);
    expect(sandbox.snapshot().users).toEqual(before);
  });

  it("refuses an id that is another user's", () => {
    const { sandbox } = start([ada, { email: "eve@example.com", external_id: "eve", totps: [{}] }]);
    const { totps } = sandbox.snapshot().users[1]!;
    expect(() => sandbox.users.addFactors("mine", { totps })).toThrow("another user has the totp_id");
  });
});
