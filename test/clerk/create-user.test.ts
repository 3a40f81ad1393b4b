// Users made by Clerk's params, in Clerk's shape: what is carried over, what is refused, and that nobody is left half made.
import { hashSync } from "bcryptjs";
import { describe, expect, it } from "vitest";
import {
  clerkUsers,
  createUser,
  HalfMadeUserError,
  type ClerkOptions,
  type CreateUserParams,
} from "../../src/clerk/index.ts";
import { StytchConfigError } from "../../src/index.ts";
import { failure } from "../helpers.ts";
import { start } from "../sandbox/helpers.ts";

const EMAIL = "ada@example.com";
const PASSWORD = "correct horse battery staple";

describe("createUser", () => {
  it("makes a user of all that the API takes, and gives them in Clerk's shape", async () => {
    const { stytch, sandbox } = start();
    const user = await clerkUsers(stytch, { privateMetadata: "private" }).createUser({
      emailAddress: [EMAIL],
      phoneNumber: ["+14155550123"],
      firstName: "Ada",
      lastName: "Lovelace",
      externalId: "crm-1",
      publicMetadata: { plan: "pro" },
      privateMetadata: { stripe: "cus_1" },
      unsafeMetadata: { theme: "dark" },
      skipPasswordRequirement: true,
      skipLegalChecks: true,
    });
    expect(sandbox.snapshot().users).toHaveLength(1);
    expect(sandbox.snapshot().users[0]).toMatchObject({
      user_id: user.id,
      external_id: "crm-1",
      name: { first_name: "Ada", last_name: "Lovelace" },
      trusted_metadata: { plan: "pro", private: { stripe: "cus_1" } },
      untrusted_metadata: { theme: "dark" },
    });
    expect(user).toMatchObject({
      externalId: "crm-1",
      fullName: "Ada Lovelace",
      createdAt: Date.parse("2026-03-14T09:26:53Z"),
      passwordEnabled: false,
      primaryEmailAddress: { emailAddress: EMAIL, verification: { status: "unverified" } },
      phoneNumbers: [{ phoneNumber: "+14155550123" }],
      publicMetadata: { plan: "pro" },
      privateMetadata: { stripe: "cus_1" },
      unsafeMetadata: { theme: "dark" },
    });
    expect(user.primaryEmailAddressId).toBe(user.emailAddresses[0]!.id);
  });

  it("makes a user with a password, and an external id", async () => {
    const { stytch } = start();
    const user = await createUser(stytch, { emailAddress: [EMAIL], password: PASSWORD, externalId: "crm-1" });
    expect(user).toMatchObject({ passwordEnabled: true, externalId: "crm-1" });
    const { user_id } = await stytch.passwords.authenticate({ email: EMAIL, password: PASSWORD });
    expect(user_id).toBe(user.id);
  });

  it("makes a user with a password's digest, whose address is verified as in Clerk", async () => {
    const { stytch } = start();
    const digest = { passwordDigest: hashSync(PASSWORD, 4), passwordHasher: "bcrypt" };
    const phoneNumber = ["+14155550123"];
    const user = await createUser(stytch, {
      emailAddress: [EMAIL],
      phoneNumber,
      externalId: "crm-1",
      ...digest,
    });
    expect(user.primaryEmailAddress?.verification.status).toBe("verified");
    expect(user.primaryPhoneNumber?.verification.status).toBe("verified");
    expect((await stytch.passwords.authenticate({ email: EMAIL, password: PASSWORD })).user_id).toBe(user.id);
    const reserved = await createUser(stytch, {
      emailAddress: ["eve@example.com"],
      emailAddressIdentificationStatus: ["reserved"],
      ...digest,
    });
    expect(reserved.primaryEmailAddress?.verification.status).toBe("unverified");
  });

  it("doesn't give a user who is there the password of another", async () => {
    const { stytch, sandbox } = start([{ email: EMAIL }]);
    const digest = { passwordDigest: hashSync(PASSWORD, 4), passwordHasher: "bcrypt" };
    for (const password of [digest, { password: PASSWORD }]) {
      await expect(createUser(stytch, { emailAddress: [EMAIL], ...password })).rejects.toThrow(
        "duplicate_email",
      );
    }
    expect(sandbox.snapshot().users[0]!.password).toBeNull();
  });

  it("takes a user back where the password or the external id is refused", async () => {
    const { stytch, sandbox } = start([{ email: "other@example.com", external_id: "crm-1" }]);
    const digest = { passwordDigest: "$2a$99$broken", passwordHasher: "bcrypt" };
    await expect(createUser(stytch, { emailAddress: [EMAIL], ...digest })).rejects.toThrow(
      "invalid_bcrypt_hash",
    );
    const params = { emailAddress: [EMAIL], password: PASSWORD, externalId: "crm-1" };
    await expect(createUser(stytch, params)).rejects.toThrow("duplicate_user_external_id");
    expect(sandbox.snapshot().users.map(({ emails }) => emails[0]!.email)).toEqual(["other@example.com"]);
  });

  it("names who is left where taking them back fails too", async () => {
    const { stytch, sandbox } = start();
    sandbox.faults.add({ operation: "api_user_v1_Delete", error_type: "internal_server_error" });
    sandbox.faults.add({ operation: "api_password_v1_Migrate", error_type: "invalid_hash" });
    const passwordDigest = hashSync(PASSWORD, 4);
    const call = createUser(stytch, { emailAddress: [EMAIL], passwordDigest, passwordHasher: "bcrypt" });
    const error = await failure(call, HalfMadeUserError);
    expect(error.user_id).toBe(sandbox.snapshot().users[0]!.user_id);
    expect(error.message).toContain(error.user_id);
    expect(JSON.stringify([error, error.message, String(error.cause)])).not.toContain(passwordDigest);
  });

  const refused: [string, object, ClerkOptions?][] = [
    ["emailAddress and phoneNumber are missing", {}],
    ["emailAddress has 2, and the API makes a user with one", { emailAddress: [EMAIL, "b@example.com"] }],
    ["emailAddress must be a list of strings", { emailAddress: EMAIL }],
    ["username can't be carried over", { emailAddress: [EMAIL], username: "ada" }],
    ["createdAt can't be carried over", { emailAddress: [EMAIL], createdAt: new Date(0) }],
    ["totpSecret can't be carried over", { emailAddress: [EMAIL], totpSecret: "JBSWY3DP" }],
    ["banned can't be carried over", { emailAddress: [EMAIL], banned: true }],
    ["skipPasswordChecks can't be carried over", { emailAddress: [EMAIL], skipPasswordChecks: true }],
    ["privateMetadata can't be carried over", { emailAddress: [EMAIL], privateMetadata: { a: 1 } }],
    [
      "publicMetadata has the key",
      { emailAddress: [EMAIL], publicMetadata: { p: 1 }, privateMetadata: { a: 1 } },
      { privateMetadata: "p" },
    ],
    ["password needs an emailAddress", { phoneNumber: ["+14155550123"], password: PASSWORD }],
    [
      "phoneNumber can't be given with a password",
      { emailAddress: [EMAIL], phoneNumber: ["+14155550123"], password: PASSWORD },
    ],
    ["passwordDigest and passwordHasher go together", { emailAddress: [EMAIL], passwordDigest: "x" }],
    [
      "the API takes no hashes of sha256",
      { emailAddress: [EMAIL], passwordDigest: "x", passwordHasher: "sha256" },
    ],
    [
      'can\'t be "verified" without a passwordDigest',
      { emailAddress: [EMAIL], emailAddressIdentificationStatus: ["verified"] },
    ],
    ["must have an entry for each", { emailAddress: [EMAIL], emailAddressIdentificationStatus: [] }],
    ["createUser has no email", { email: EMAIL }],
    ["clerkUsers has no option secret", { emailAddress: [EMAIL] }, { secret: "x" } as ClerkOptions],
  ];
  it.each(refused)("refuses with nothing sent: %s", async (sentence, params, options) => {
    const { stytch, sandbox } = start();
    const error = await failure(
      () => createUser(stytch, params as CreateUserParams, options),
      StytchConfigError,
    );
    expect(error.message).toContain(sentence);
    expect(error.message).not.toContain(PASSWORD);
    expect(sandbox.calls).toEqual([]);
  });
});
