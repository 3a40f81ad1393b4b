import fc from "fast-check";
import type { User } from "./helpers.ts";
import { blankUser } from "./search-users.ts";
import type { Operand, Query } from "./search-reference.ts";

/** So few, of everything, that users share what they may and queries find somebody. */
const PEOPLE = 12;
const names = ["", "Ada", "ADAM", "Bobby", "Élise"];
const domains = ["Example.com", "work.test"];
const providers = ["Google", "Apple", "GitHub"];

const second = fc.integer({ min: 0, max: 4 });
const person = fc.integer({ min: 0, max: PEOPLE - 1 });
const flag = fc.boolean();
/** Up to two factors, which are numbered. */
const upToTwo = <Item>(make: (i: number) => fc.Arbitrary<Item>): fc.Arbitrary<Item[]> =>
  fc.subarray([0, 1]).chain((numbers) => fc.tuple<Item[]>(...numbers.map(make)));

const time = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString();
const email = (n: number, i: number) => `u${n}.${i}@${domains[(n + i) % 2]!}`;
const phone = (n: number, i: number) => `+1415555${String(n * 10 + i).padStart(4, "0")}`;
const factorId = (kind: string, n: number, i: number) => `${kind}-test-${n}-${i}`;

/** One of the people, with factors of their own, as they may be at some time. */
export const anyUser: fc.Arbitrary<User> = person.chain((n) =>
  fc
    .record({
      user_id: fc.constant(`user-test-${n}`),
      // Decided by the person, as nothing changes it.
      created_at: fc.constant(time(n % 5).replace(".000Z", "Z")),
      status: fc.constantFrom("active", "pending"),
      external_id: fc.constantFrom(null, `u${n}`),
      name: fc.record({
        first_name: fc.constantFrom(...names),
        middle_name: fc.constantFrom(...names),
        last_name: fc.constantFrom(...names),
      }),
      emails: upToTwo((i) =>
        fc.record({
          email: fc.constantFrom(email(n, i), email(n, i).toUpperCase()),
          email_id: fc.constant(factorId("email", n, i)),
          verified: flag,
        }),
      ),
      phone_numbers: upToTwo((i) =>
        fc.record({
          phone_number: fc.constant(phone(n, i)),
          phone_id: fc.constant(factorId("phone", n, i)),
          verified: flag,
        }),
      ),
      providers: upToTwo((i) =>
        fc.record({
          provider_type: fc.constantFrom(...providers),
          provider_subject: fc.constant(""),
          locale: fc.constant(""),
          profile_picture_url: fc.constant(""),
          oauth_user_registration_id: fc.constant(factorId("oauth", n, i)),
        }),
      ),
      password: fc.constantFrom(null, { password_id: factorId("password", n, 0), requires_reset: false }),
      webauthn_registrations: upToTwo((i) =>
        fc.record({
          webauthn_registration_id: fc.constant(factorId("webauthn", n, i)),
          verified: flag,
          authenticator_type: fc.constant(""),
          domain: fc.constant(""),
          name: fc.constant(""),
          user_agent: fc.constant(""),
        }),
      ),
      biometric_registrations: upToTwo((i) =>
        fc.record({ biometric_registration_id: fc.constant(factorId("biometric", n, i)), verified: flag }),
      ),
      totps: upToTwo((i) => fc.record({ totp_id: fc.constant(factorId("totp", n, i)), verified: flag })),
      crypto_wallets: upToTwo((i) =>
        fc.record({
          crypto_wallet_id: fc.constant(factorId("wallet", n, i)),
          // Nothing keeps two users from having the same.
          crypto_wallet_address: fc.constantFrom("0xA", "0xB"),
          crypto_wallet_type: fc.constant("ethereum"),
          verified: flag,
        }),
      ),
    })
    .map((given) => ({ ...blankUser, ...given })),
);

const some = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { minLength: 1, maxLength: 5 });
const numbered = (make: (n: number, i: number) => string) =>
  some(fc.tuple(person, fc.constantFrom(0, 1)).map(([n, i]) => make(n, i)));
const ids = (kind: string) => numbered((n, i) => factorId(kind, n, i));
/** Between seconds and on them. */
const moment = second.chain((seconds) => fc.constantFrom(-0.5, 0, 0.5).map((part) => time(seconds + part)));

const values: { [Name in Operand["filter_name"]]: fc.Arbitrary<unknown> } = {
  user_id: fc.oneof(some(person.map((n) => `user-test-${n}`)), some(person.map((n) => `u${n}`))),
  status: fc.constantFrom("active", "pending"),
  created_at_greater_than: moment,
  created_at_less_than: moment,
  created_at_between: fc.record({ greater_than: moment, less_than: moment }),
  full_name_fuzzy: fc.constantFrom("ada", "ADAM", "bob", "éli", "dam"),
  email_address: numbered((n, i) => email(n, i).toUpperCase()),
  email_address_fuzzy: fc.constantFrom("u1.", "U2.1@", "example", "WORK.test", "ork", "nobody"),
  email_id: ids("email"),
  email_verified: flag,
  phone_number: numbered(phone),
  phone_number_fuzzy: fc.constantFrom("5550", "+1415", "001", "999"),
  phone_id: ids("phone"),
  phone_verified: flag,
  oauth_provider: some(fc.constantFrom(...providers)),
  password_exists: flag,
  webauthn_registration_id: ids("webauthn"),
  webauthn_registration_verified: flag,
  biometric_registration_id: ids("biometric"),
  biometric_registration_verified: flag,
  totp_id: ids("totp"),
  totp_verified: flag,
  crypto_wallet_id: ids("wallet"),
  crypto_wallet_address: some(fc.constantFrom("0xA", "0xB", "0xC")),
  crypto_wallet_verified: flag,
};

const filters = Object.entries(values).map(([filter_name, value]) =>
  value.map((filter_value) => ({ filter_name, filter_value }) as Operand),
);
/** Of any kinds, or several of one kind, which are looked at together. */
const operands = fc.oneof(
  { weight: 3, arbitrary: fc.array(fc.oneof(...filters), { maxLength: 3 }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...filters), fc.constantFrom(...filters))
      .chain((pair) => fc.array(fc.oneof(...pair), { minLength: 2, maxLength: 5 })),
  },
);

/** Any filters, joined by either operator. */
export const anyQuery: fc.Arbitrary<Query> = fc.record({
  operator: fc.constantFrom("AND", "OR"),
  operands,
});
