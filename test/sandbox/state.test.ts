import { describe, expect, it } from "vitest";
import type { ApiError } from "../../src/sandbox/api-error.ts";
import { State } from "../../src/sandbox/store/state.ts";
import { blankUser } from "./search-users.ts";
import type { User } from "./helpers.ts";

const named = (name: string, given: Partial<User> = {}): User => ({
  ...blankUser,
  user_id: `user-test-${name}`,
  emails: [{ email: `${name}@example.com`, email_id: `email-test-${name}`, verified: false }],
  ...given,
});
const [ada, bob, eve] = [named("ada"), named("bob"), named("eve")];
const ids = (state: State) => state.list().map(({ user }) => user.user_id.slice("user-test-".length));

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
    const state = new State("salt");
    state.load([ada, named("bob", { created_at: "2020-01-01T00:00:00Z" })]);
    state.save(eve);
    state.save({ ...ada, status: "pending" });
    expect(ids(state)).toEqual(["ada", "bob", "eve"]);
    expect(state.list()[0]!.user.status).toBe("pending");
  });

  it.each<[string, Partial<User>]>([
    ["duplicate_email", { emails: [{ email: "ADA@example.com", email_id: "email-test-x", verified: true }] }],
    [
      "duplicate_phone_number",
      { phone_numbers: [{ phone_number: "+14155550100", phone_id: "phone-test-x", verified: true }] },
    ],
    ["duplicate_user_external_id", { external_id: "ada" }],
  ])("refuses a load with a %s, and has nothing of it then", (error_type, given) => {
    const state = new State("salt");
    const phone = { phone_number: "+14155550100", phone_id: "phone-test-ada", verified: true };
    state.load([named("ada", { phone_numbers: [phone], external_id: "ada" }), bob]);
    const before = structuredClone(state.list());
    const changed = { ...bob, status: "pending", external_id: "b" };
    expect(refused(() => state.load([eve, changed, named("x", given), named("y")]))).toBe(error_type);
    expect(state.list()).toEqual(before);
    expect(state.find("b")).toBeUndefined();
    expect(state.ownerOf("email-test-eve")).toBeUndefined();
    expect(state.search().matches.size).toBe(2);
    // And what was undone can be done again.
    state.load([eve, changed]);
    expect(ids(state)).toEqual(["ada", "bob", "eve"]);
    expect(state.list().map(({ sequence }) => sequence)).toEqual([0, 1, 2]);
  });

  it("frees everything at a delete, and at a clear", () => {
    const state = new State("salt");
    for (const empty of [() => state.delete(ada), () => state.clear()]) {
      state.save(ada);
      empty();
      expect(state.list()).toEqual([]);
      expect(state.find(ada.user_id)).toBeUndefined();
      expect(state.ownerOf("email-test-ada")).toBeUndefined();
      expect(state.search().matches.size).toBe(0);
      state.save(named("other", { emails: ada.emails }));
      state.clear();
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
    const state = new State("salt");
    state.load([bob, named("ada", all), eve]);
    for (const id of factorIds) expect(state.ownerOf(id), id).toBe("user-test-ada");
    state.save(ada);
    for (const id of factorIds) expect(state.ownerOf(id), id).toBeUndefined();
    expect(state.ownerOf("email-test-ada")).toBe("user-test-ada");
  });

  it("counts users from the beginning after a clear, so that a snapshot put back has its old places", () => {
    const state = new State("salt");
    state.load([ada, bob]);
    const before = state.list();
    state.clear();
    state.load([ada, bob]);
    expect(state.list()).toEqual(before);
  });

  it("takes an external id that reads like another user's own id", () => {
    const state = new State("salt");
    state.load([ada, named("bob", { external_id: ada.user_id })]);
    expect(state.find(ada.user_id)).toBe(ada);
    state.delete(ada);
    expect(state.find(ada.user_id)?.user_id).toBe(bob.user_id);
  });

  it("tells every change one time, a load too, and a refused one not at all", () => {
    const state = new State("salt");
    let told = 0;
    const end = state.subscribe(() => told++);
    const after = (change: () => void) => {
      told = 0;
      change();
      return told;
    };
    expect(after(() => state.save(ada))).toBe(1);
    expect(after(() => state.load([bob, eve]))).toBe(1);
    expect(after(() => state.delete(eve))).toBe(1);
    expect(after(() => refused(() => state.save(named("x", { emails: ada.emails }))))).toBe(0);
    expect(after(() => refused(() => state.load([eve, named("x", { emails: ada.emails })])))).toBe(0);
    expect(after(() => state.clear())).toBe(1);
    end();
    expect(after(() => state.save(ada))).toBe(0);
  });
});
