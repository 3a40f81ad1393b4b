import { beforeAll, describe, expect, it } from "vitest";
import { createEnvironment } from "../../src/sandbox/environment/environment.ts";
import { users as definition } from "../../src/sandbox/resources/users/collection.ts";
import { operations } from "../../src/sandbox/resources/users/operations.ts";
import { Store } from "../../src/sandbox/store/store.ts";
import type { User } from "./helpers.ts";
import { searchPlainly, type Operand, type Query, type Reference } from "./search-reference.ts";
import { blankUser } from "./search-users.ts";

const USERS = 100_000;
const environment = createEnvironment({ idSeed: "salt" });
const store = new Store([definition], environment);
const collection = store.get(definition);
let users: Reference[];

const time = (i: number) => new Date(Date.UTC(2026, 0, 1) + i * 500).toISOString().replace(/\.\d+/, "");
const phone = (i: number) => `+1415${String(5_000_000 + i)}`;

/** Two a second; every tenth is pending, and every thousandth verified. */
function makeUser(i: number): User {
  return {
    ...blankUser,
    user_id: `user-test-${i}`,
    external_id: `u${i}`,
    created_at: time(i),
    status: i % 10 === 0 ? "pending" : "active",
    emails: [{ email: `u${i}@example.com`, email_id: `email-test-${i}`, verified: i % 1000 === 0 }],
    phone_numbers: [{ phone_number: phone(i), phone_id: `phone-test-${i}`, verified: false }],
    totps: i % 2 === 0 ? [{ totp_id: `totp-test-${i}`, verified: true }] : [],
  };
}

function search(body: { query?: Query; limit?: number; cursor?: string }) {
  return operations.api_user_v1_Search!.run(
    {
      params: {} as never,
      query: {} as never,
      body,
      store,
      projectId: "project-test-scale",
      ...environment,
      project: {} as never,
    },
    undefined,
  );
}

function query(operator: Query["operator"], ...operands: [name: string, value: unknown][]): Query {
  return {
    operator,
    operands: operands.map(([filter_name, filter_value]) => ({ filter_name, filter_value }) as Operand),
  };
}

beforeAll(() => {
  users = Array.from({ length: USERS }, (_, i) => ({ user: makeUser(i), sequence: i }));
  collection.load(users.map(({ user }) => user));
});

describe("of 100,000 users", () => {
  const email: [string, unknown] = ["email_address", ["U77@example.com", "u78@EXAMPLE.com", "nobody@x.test"]];
  const minute: [string, unknown] = [
    "created_at_between",
    { greater_than: time(50_000), less_than: time(50_120) },
  ];
  const active: [string, unknown] = ["status", "active"];

  it.each<[scanned: number, what: string, Query]>([
    [0, "nothing", query("AND")],
    [0, "one email", query("AND", ["email_address", ["u5@example.com"]])],
    [0, "one phone", query("AND", ["phone_number", [phone(99_999)]])],
    [0, "one id", query("AND", ["user_id", ["user-test-7"]])],
    [0, "one external id", query("OR", ["user_id", ["u7"]])],
    [0, "one factor's id", query("AND", ["email_id", ["email-test-9"]])],
    [0, "another factor's id", query("AND", ["totp_id", ["totp-test-10"]])],
    [0, "nobody's id", query("AND", ["phone_id", ["phone-test-none"]])],
    [0, "status", query("AND", active)],
    [0, "the other status", query("AND", ["status", "pending"])],
    [0, "a flag", query("AND", ["email_verified", true])],
    [0, "a moment", query("AND", ["created_at_less_than", time(30_000)])],
    [0, "the other side of a moment", query("AND", ["created_at_greater_than", time(30_000)])],
    [0, "a range", query("AND", minute)],
    [0, "ranges", query("AND", minute, ["created_at_greater_than", time(50_060)])],
    [0, "status in a range", query("AND", active, minute)],
    [2, "emails", query("AND", email)],
    [2, "emails of a status", query("AND", active, email)],
    [2, "emails by a part of them too", query("AND", ["email_address_fuzzy", "u77"], email)],
    [
      1,
      "an email, a part of it and a range",
      query("AND", ["email_address", ["u50011@example.com"]], ["email_address_fuzzy", "u500"], minute),
    ],
    [118, "a part of an email in a range", query("AND", ["email_address_fuzzy", "u5001"], minute)],
    [100, "a status and a flag", query("AND", active, ["email_verified", true])],
    [11, "a status and another in a range", query("AND", minute, active, ["status", "pending"])],
    [
      3,
      "an email, a phone or an id",
      query("OR", ["email_address", ["u5@example.com"]], ["phone_number", [phone(5)]], ["user_id", ["u6"]]),
    ],
    [218, "a range or a flag", query("OR", minute, ["email_verified", true])],
    [USERS, "a part of an email", query("AND", ["email_address_fuzzy", "u5001"])],
    [USERS, "a part of an email or an email", query("OR", ["email_address_fuzzy", "u5001"], email)],
    [USERS, "one status or the other", query("OR", active, ["status", "pending"])],
  ])("scans %d for %s, and finds what looking at everyone finds", (scanned, _, query) => {
    // Another change before each, so that no answer is one that was kept.
    collection.save(users[0]!.user);
    const { matches, scanned: actual } = collection.search(query);
    expect(actual).toBe(scanned);
    const expected = searchPlainly(users, query);
    expect(matches.size).toBe(expected.length);
    const { results, results_metadata } = search({ query, limit: 50 });
    expect(results).toEqual(expected.slice(0, 50).map(({ user }) => user));
    expect(results_metadata.total).toBe(expected.length);
  });

  it.each<[scanned: number, what: string, Query]>([
    [0, "everyone", query("AND")],
    [0, "a status", query("AND", active)],
    [USERS, "a part of an email", query("AND", ["email_address_fuzzy", "u10"])],
  ])("scans %d one time for all pages of %s, which give each one time, in order", (once, _, query) => {
    collection.save(users[0]!.user);
    expect(collection.search(query).scanned).toBe(once);
    const found: string[] = [];
    let cursor: string | null | undefined = "";
    while (typeof cursor === "string") {
      expect(collection.search(query).scanned).toBe(0);
      const { results, results_metadata } = search({ query, limit: 1000, cursor });
      found.push(...results.map(({ user_id }) => user_id));
      cursor = results_metadata.next_cursor;
    }
    expect(found).toEqual(searchPlainly(users, query).map(({ user }) => user.user_id));
  });

  it("takes thousands of operands without comparing each with each", () => {
    const many = Array.from({ length: 20_000 }, (_, i): [string, unknown] => [
      "email_address",
      [`u${i}@example.com`],
    ]);
    expect(collection.search(query("AND", ...many)).matches.size).toBe(0);
    expect(collection.search(query("OR", ...many)).matches.size).toBe(20_000);
  });

  it("gives no answer that was kept once there has been a change", () => {
    const fuzzy = query("AND", ["email_address_fuzzy", "new"]);
    const total = () => search({ query: fuzzy }).results_metadata.total;
    expect(total()).toBe(0);
    const added = {
      ...makeUser(USERS),
      emails: [{ email: "new@x.test", email_id: "email-test-n", verified: false }],
    };
    collection.save(added);
    expect(total()).toBe(1);
    collection.save({ ...added, emails: [] });
    expect(total()).toBe(0);
    collection.save(added);
    expect(total()).toBe(1);
    collection.delete(added.user_id);
    expect(total()).toBe(0);
  });
});
