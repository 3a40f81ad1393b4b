import { describe, expect, it } from "vitest";
import type { ApiError } from "../../src/sandbox/errors/api-error.ts";
import { createEnvironment } from "../../src/sandbox/environment/environment.ts";
import { UserCollection } from "../../src/sandbox/resources/users/collection.ts";
import { blankUser } from "./search-users.ts";
import type { User } from "./helpers.ts";

const named = (name: string, given: Partial<User> = {}): User => ({
  ...blankUser,
  user_id: `user-test-${name}`,
  emails: [{ email: `${name}@example.com`, email_id: `email-test-${name}`, verified: false }],
  ...given,
});
const makeCollection = () => new UserCollection(createEnvironment({ idSeed: "salt" }));
const [ada, bob, eve] = [named("ada"), named("bob"), named("eve")];
const ids = (users: UserCollection) =>
  users.list().map(({ value }) => value.user_id.slice("user-test-".length));

function refused(change: () => void): string {
  try {
    change();
  } catch (error) {
    return (error as ApiError).error_type;
  }
  return "not refused";
}

describe("the state", () => {
  it("lists users in the order of their creation, whatever their time, and a changed one in their old place", () => {
    const users = makeCollection();
    users.load([ada, named("bob", { created_at: "2020-01-01T00:00:00Z" })]);
    users.save(eve);
    users.save({ ...ada, status: "pending" });
    expect(ids(users)).toEqual(["ada", "bob", "eve"]);
    expect(users.list()[0]!.value.status).toBe("pending");
  });

  it.each<[string, Partial<User>]>([
    ["duplicate_email", { emails: [{ email: "ADA@example.com", email_id: "email-test-x", verified: true }] }],
    [
      "duplicate_phone_number",
      { phone_numbers: [{ phone_number: "+14155550100", phone_id: "phone-test-x", verified: true }] },
    ],
    ["duplicate_user_external_id", { external_id: "ada" }],
  ])("refuses a load with a %s, and has nothing of it then", (error_type, given) => {
    const users = makeCollection();
    const phone = { phone_number: "+14155550100", phone_id: "phone-test-ada", verified: true };
    users.load([named("ada", { phone_numbers: [phone], external_id: "ada" }), bob]);
    const before = structuredClone(users.list());
    expect(refused(() => users.load([eve, named("b"), named("x", given), named("y")]))).toBe(error_type);
    expect(users.list()).toEqual(before);
    expect(users.find("user-test-b")).toBeUndefined();
    expect(users.ownerOf("email-test-eve")).toBeUndefined();
    expect(users.search().matches.size).toBe(2);
    // And what was undone can be done again.
    users.load([eve]);
    expect(ids(users)).toEqual(["ada", "bob", "eve"]);
    expect(users.list().map(({ sequence }) => sequence)).toEqual([0, 1, 2]);
  });

  it("frees everything at a delete, and at a clear", () => {
    const users = makeCollection();
    for (const empty of [() => users.delete(ada.user_id), () => users.clear()]) {
      users.save(ada);
      empty();
      expect(users.list()).toEqual([]);
      expect(users.find(ada.user_id)).toBeUndefined();
      expect(users.ownerOf("email-test-ada")).toBeUndefined();
      expect(users.search().matches.size).toBe(0);
      users.save(named("other", { emails: ada.emails }));
      users.clear();
    }
  });

  it("knows the owner of every kind of factor, and forgets them with the factor", () => {
    const factor = { verified: true };
    const all: Partial<User> = {
      emails: [
        { email: "a@example.com", email_id: "email-test-1", verified: true },
        { email: "b@example.com", email_id: "email-test-2", verified: true },
      ],
      phone_numbers: [{ phone_number: "+14155550100", phone_id: "phone-test-1", verified: true }],
      password: { password_id: "password-test-1", requires_reset: false },
      totps: [{ totp_id: "totp-test-1", ...factor }],
      biometric_registrations: [{ biometric_registration_id: "biometric-test-1", ...factor }],
      webauthn_registrations: [
        {
          webauthn_registration_id: "webauthn-test-1",
          authenticator_type: "",
          domain: "",
          name: "",
          user_agent: "",
          ...factor,
        },
      ],
      crypto_wallets: [
        {
          crypto_wallet_id: "wallet-test-1",
          crypto_wallet_address: "",
          crypto_wallet_type: "ethereum",
          ...factor,
        },
      ],
      providers: [
        {
          oauth_user_registration_id: "oauth-test-1",
          locale: "",
          profile_picture_url: "",
          provider_subject: "",
          provider_type: "",
        },
      ],
    };
    const factorIds = JSON.stringify(all).match(/\w+-test-\d/g)!;
    expect(factorIds).toHaveLength(9);
    const users = makeCollection();
    users.load([bob, named("ada", all), eve]);
    for (const id of factorIds) expect(users.ownerOf(id), id).toBe("user-test-ada");
    users.save(ada);
    for (const id of factorIds) expect(users.ownerOf(id), id).toBeUndefined();
    expect(users.ownerOf("email-test-ada")).toBe("user-test-ada");
  });

  it("counts users from the beginning after a clear, so that a snapshot put back has its old places", () => {
    const users = makeCollection();
    users.load([ada, bob]);
    const before = users.list();
    users.clear();
    users.load([ada, bob]);
    expect(users.list()).toEqual(before);
  });

  it("takes an external id that reads like another user's own id", () => {
    const users = makeCollection();
    users.load([ada, named("bob", { external_id: ada.user_id })]);
    expect(users.find(ada.user_id)).toBe(ada);
    users.delete(ada.user_id);
    expect(users.find(ada.user_id)?.user_id).toBe(bob.user_id);
  });

  it("tells every change one time, a load too, and a refused one not at all", () => {
    const users = makeCollection();
    let notified = 0;
    const end = users.changes.subscribe(() => notified++);
    const after = (change: () => void) => {
      notified = 0;
      change();
      return notified;
    };
    expect(after(() => users.save(ada))).toBe(1);
    expect(after(() => users.load([bob, eve]))).toBe(1);
    expect(after(() => users.delete(eve.user_id))).toBe(1);
    expect(after(() => refused(() => users.save(named("x", { emails: ada.emails }))))).toBe(0);
    expect(after(() => refused(() => users.load([eve, named("x", { emails: ada.emails })])))).toBe(0);
    expect(after(() => users.clear())).toBe(1);
    end();
    expect(after(() => users.save(ada))).toBe(0);
  });
});
