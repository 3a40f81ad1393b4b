import { describe, expect, it } from "vitest";
import { start, summary } from "./helpers.ts";

async function begin(body: object = { email: "ada@example.com" }) {
  const sandbox = start();
  const user = await sandbox.create(body);
  return {
    ...sandbox,
    user,
    exchange: (fields: unknown) =>
      sandbox.call("PUT", `/v1/users/${user.user_id}/exchange_primary_factor`, fields),
  };
}

describe("exchange", () => {
  it("puts a new, unverified email with a new id in the old one's place", async () => {
    const { sandbox, call, user, exchange } = await begin();
    sandbox.users.addFactors(user.user_id, { emails: [{ email: "ada@example.com", verified: true }] });
    const { body, status } = await exchange({ email_address: "Ada@New.example" });
    expect(status).toBe(200);
    expect(body.user_id).toBe(user.user_id);
    expect(body.user.emails).toEqual([
      { email: "Ada@New.example", email_id: expect.any(String) as string, verified: false },
    ]);
    expect(body.user.emails[0]!.email_id).not.toBe(user.emails[0]!.email_id);
    expect((await call("GET", `/v1/users/${user.user_id}`)).body.emails).toEqual(body.user.emails);
  });

  it("may change the kind, back and forth, and frees the old value each time", async () => {
    const { create, exchange } = await begin();
    const there = await exchange({ phone_number: "+12025550162" });
    expect(there.body.user.emails).toEqual([]);
    expect(there.body.user.phone_numbers).toMatchObject([{ phone_number: "+12025550162", verified: false }]);
    await create({ email: "ada@example.com" });
    const back = await exchange({ email_address: "b@example.com" });
    expect(back.body.user.phone_numbers).toEqual([]);
    await create({ phone_number: "+12025550162" });
  });

  it("finds the user by external id, and works with our client", async () => {
    const { stytch, user } = await begin({ email: "ada@example.com", external_id: "crm|1" });
    const answer = await stytch.users.exchangePrimaryFactor({
      user_id: "crm|1",
      phone_number: "+12025550162",
    });
    expect(answer.user_id).toBe(user.user_id);
  });

  it("takes the value that the user has already, with a new id", async () => {
    const { user, exchange } = await begin();
    const { body } = await exchange({ email_address: "ADA@example.com" });
    expect(body.user.emails[0]).toMatchObject({ email: "ADA@example.com" });
    expect(body.user.emails[0]!.email_id).not.toBe(user.emails[0]!.email_id);
  });

  it("leaves everything else as it is, and doesn't count it", async () => {
    const { sandbox, user, exchange } = await begin();
    const { providers, password, totps } = sandbox.users.addFactors(user.user_id, {
      providers: [{ provider_type: "Google" }],
      password: {},
      totps: [{}],
    });
    const { body } = await exchange({ phone_number: "+12025550162" });
    expect(body.user).toMatchObject({ providers, password, totps, created_at: user.created_at });
  });

  it.each([{}, { email_address: "b@example.com", phone_number: "+12025550163" }, { email: "b@example.com" }])(
    "refuses the fields %j",
    async (fields) => {
      const { exchange } = await begin();
      expect(summary(await exchange(fields))).toBe("400 invalid_exchange_primary_factor_fields");
    },
  );

  it.each<[object, string, RegExp]>([
    [{ email_address: "x" }, "invalid_email", /^email_address must be in the format email/],
    [{ phone_number: "12025550162" }, "invalid_phone_number", /^phone_number must match/],
    [{ email_address: [] }, "bad_request", /^email_address must be a string, not an array/],
    [{ phone_number: 1 }, "bad_request", /^phone_number must be a string/],
  ])("refuses %j", async (fields, error_type, message) => {
    const { exchange } = await begin();
    const answer = await exchange(fields);
    expect(summary(answer)).toBe(`400 ${error_type}`);
    expect(answer.body.error_message).toMatch(message);
  });

  it("refuses a user with both an email and a phone number, and one with neither", async () => {
    const { exchange } = await begin({ email: "ada@example.com", phone_number: "+12025550162" });
    expect(summary(await exchange({ email_address: "b@example.com" }))).toBe(
      "400 invalid_exchange_primary_factor_user",
    );
    const { call } = start([{ external_id: "mine", providers: [{}] }]);
    expect(
      summary(
        await call("PUT", "/v1/users/mine/exchange_primary_factor", { email_address: "b@example.com" }),
      ),
    ).toBe("400 invalid_exchange_primary_factor_user");
  });

  it("refuses what another user has, and changes nothing then", async () => {
    const { call, create, exchange, user } = await begin();
    await create({ email: "taken@example.com", phone_number: "+12025550162" });
    expect(summary(await exchange({ email_address: "Taken@Example.com" }))).toBe("400 duplicate_email");
    expect(summary(await exchange({ phone_number: "+12025550162" }))).toBe("400 duplicate_phone_number");
    expect((await call("GET", `/v1/users/${user.user_id}`)).body.emails).toEqual(user.emails);
  });

  it("looks at the fields before it looks for the user", async () => {
    const { call } = start();
    const at = (fields: object) => call("PUT", "/v1/users/nobody/exchange_primary_factor", fields);
    expect(summary(await at({}))).toBe("400 invalid_exchange_primary_factor_fields");
    expect(summary(await at({ email_address: "x" }))).toBe("400 invalid_email");
    expect(summary(await at({ email_address: "a@example.com" }))).toBe("404 user_not_found");
  });

  it("by many at once for one value lets one have it", async () => {
    const { call, create } = start();
    const users = await Promise.all(
      Array.from({ length: 10 }, (_, i) => create({ email: `u${i}@example.com` })),
    );
    const answers = await Promise.all(
      users.map(({ user_id }) =>
        call("PUT", `/v1/users/${user_id}/exchange_primary_factor`, { phone_number: "+12025550162" }),
      ),
    );
    expect(answers.map(summary).sort()).toEqual([
      "200 undefined",
      ...Array<string>(9).fill("400 duplicate_phone_number"),
    ]);
  });
});
