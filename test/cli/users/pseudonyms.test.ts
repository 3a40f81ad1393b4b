// `users export --pseudonymise`: nothing of a user is left that tells who they are, and the file still seeds a sandbox.
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSeeded } from "../../../src/cli/seeded-sandbox.ts";
import { exportUsers } from "../../../src/cli/users/export/run.ts";
import { FORMATS } from "../../../src/cli/users/export/options.ts";
import { replacePhone } from "../../../src/cli/users/pseudonyms/addresses.ts";
import { Keyed } from "../../../src/cli/users/pseudonyms/keyed.ts";
import { permute } from "../../../src/cli/users/pseudonyms/permute.ts";
import { createPseudonyms } from "../../../src/cli/users/pseudonyms/pseudonyms.ts";
import { permuteShape } from "../../../src/cli/users/pseudonyms/shapes.ts";
import { replaceValue } from "../../../src/cli/users/pseudonyms/values.ts";
import { folder, run } from "../helpers.ts";
import type { User } from "../users.ts";
import {
  connect,
  credentials,
  linesOf,
  optionsFor,
  seedUsers,
  stoppingAt,
  watching,
} from "./export-helpers.ts";

const key = Buffer.alloc(32, "k");
const keyed = new Keyed(key);
const pseudonyms = createPseudonyms(key);

/** All texts in a value. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

describe.each(FORMATS)("an export with pseudonyms as %s", (format) => {
  it("seeds a sandbox that has as many users, with the same kinds of factors", async () => {
    const original = connect(seedUsers(120));
    const out = join(folder(), `users.${format}`);
    await exportUsers(original.stytch, { ...optionsFor(out), format, pseudonyms }, watching());
    const copy = await createSeeded(credentials, out);
    const shapeOf = ({ status, roles, created_at, ...user }: User): unknown => [
      status,
      roles,
      created_at,
      user.emails.map(({ verified }) => verified),
      user.phone_numbers.length,
      user.providers.map(({ provider_type }) => provider_type),
      user.webauthn_registrations.length,
      user.totps.length,
      user.crypto_wallets.length,
      user.password === null,
      Object.keys(user.untrusted_metadata),
    ];
    expect(copy.snapshot().users.map(shapeOf)).toEqual(original.sandbox.snapshot().users.map(shapeOf));
    const kept = new Set(["stytch_user", "admin", "active", "pending", "Google", "ethereum", "en"]);
    const before = new Set(
      original.sandbox
        .snapshot()
        .users.flatMap(textsOf)
        .filter((text) => text !== "" && !kept.has(text) && !/^\d{4}-\d\d-\d\dT|^[\W_]+$/.test(text)),
    );
    // A digit or two may become themselves.
    const after = copy
      .snapshot()
      .users.flatMap(textsOf)
      .filter((text) => text.length > 3);
    expect(after.filter((text) => before.has(text))).toEqual([]);
  });
});

it("gives the same users the same pseudonyms by the same key, over a stop, and others by another", async () => {
  const { stytch } = connect(seedUsers(40));
  const place = folder();
  const write = async (name: string, secret: Buffer): Promise<User[]> => {
    const out = join(place, name);
    const options = { ...optionsFor(out), pseudonyms: createPseudonyms(secret) };
    await expect(exportUsers(stytch, options, stoppingAt(20))).rejects.toThrow("Stopped.");
    const other = { ...options, pseudonyms: createPseudonyms(Buffer.alloc(32, "other")) };
    await expect(exportUsers(stytch, other, watching())).rejects.toThrow("with another pseudonymKey");
    await exportUsers(stytch, options, watching());
    return linesOf(out);
  };
  const [first, second, third] = [
    await write("1.jsonl", key),
    await write("2.jsonl", key),
    await write("3.jsonl", Buffer.alloc(32, "j")),
  ];
  expect(second).toEqual(first);
  const ids = new Set(first.map(({ user_id }) => user_id));
  expect(ids.size).toBe(40);
  expect(third.filter(({ user_id }) => ids.has(user_id))).toEqual([]);
});

it("keeps the forms of addresses, ids and dates, also within metadata, and who shares them", () => {
  const user = {
    user_id: "user-live-2c1f7b0e-8a54-4d6f-9e3b-5a0c7d1e4f92",
    external_id: "auth0|5f7c8ec7c33c6c004bbafe82",
    name: { first_name: "Ada", middle_name: "", last_name: "Lovelace" },
    emails: [
      {
        email: "Ada.L@Example.org",
        email_id: "email-live-2c1f7b0e-8a54-4d6f-9e3b-5a0c7d1e4f93",
        verified: true,
      },
    ],
    phone_numbers: [{ phone_number: "+14155550123" }],
    trusted_metadata: {
      manager: "ada.l@example.org",
      account: "user-live-2c1f7b0e-8a54-4d6f-9e3b-5a0c7d1e4f92",
      born: "1815-12-10",
      seen: "2026-03-14T09:26:53Z",
      page: "https://ada.example.org/me?x=1",
      text: "Analytical Engine 1, Zoë",
      count: 1843,
      ratio: -12.5,
      yes: true,
      none: null,
      "ada.l@example.org": 1,
    },
    something_new: { ip: "203.0.113.7" },
  };
  const replaced = pseudonyms.replace(user) as typeof user;
  expect(replaced.user_id).toMatch(
    /^user-live-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(replaced.external_id).toMatch(
    /^[a-z]{4}\d\|\d[a-z]\d[a-z]\d[a-z]{2}\d[a-z]\d{2}[a-z]\d[a-z]\d{3}[a-z]{5}\d{2}$/,
  );
  expect(replaced.name.middle_name).toBe("");
  expect(replaced.emails[0]!.email).toMatch(/^user-[a-z2-7]{13}@[a-z2-7]{8}\.example\.com$/);
  expect(replaced.emails[0]!.verified).toBe(true);
  expect(replaced.phone_numbers[0]!.phone_number).toMatch(/^\+1415[2-9]\d{6}$/);
  const { trusted_metadata: metadata } = replaced;
  expect(metadata.manager).toBe(replaced.emails[0]!.email);
  expect(metadata.account).toBe(replaced.user_id);
  expect(Object.keys(metadata)).toContain(metadata.manager);
  expect(metadata.born).toMatch(/^\d{4}-(0\d|1[0-2])-([01]\d|2[0-8])$/);
  expect(metadata.seen).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
  expect(metadata.page).toMatch(/^https:\/\/[a-z2-7]{8}\.example\.com\/[a-z2-7]{13}$/);
  expect(metadata.text).toMatch(/^[A-Z][a-z]{9} [A-Z][a-z]{5} \d, [A-Z][a-z]{2}$/);
  expect(String(metadata.count)).toMatch(/^[1-9]\d{3}$/);
  expect(metadata).toMatchObject({ yes: true, none: null });
  expect(replaced.something_new.ip).toMatch(/^\d{3}\.\d\.\d{3}\.\d$/);
  const texts = textsOf(user).filter((text) => text.length > 2);
  expect(textsOf(replaced).filter((text) => texts.includes(text))).toEqual([]);
});

it("never takes two numbers, phone numbers or ids to the same one", () => {
  const images = Array.from({ length: 1_000 }, (_, x) => permute(keyed, "test", BigInt(x), 1_000n));
  expect(new Set(images).size).toBe(1_000);
  expect(images.every((image) => image >= 0n && image < 1_000n)).toBe(true);
  const phones = Array.from({ length: 2_000 }, (_, i) => `+1415${String(i * 4_999).padStart(7, "0")}`);
  const replaced = phones.map((phone) => replacePhone(keyed, phone));
  expect(new Set(replaced).size).toBe(phones.length);
  for (const [i, phone] of replaced.entries()) {
    expect(phone).toMatch(/^\+1415\d{7}$/);
    expect(/^\+1415[01]/.test(phone)).toBe(/^\+1415[01]/.test(phones[i]!));
  }
  const ids = Array.from({ length: 1_000 }, (_, i) => `id-${i}`);
  expect(new Set(ids.map((id) => permuteShape(keyed, "test", id))).size).toBe(1_000);
});

it("takes every phone number to one of E.164 of the same length, and any JSON to JSON of the same form", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\+[1-9]\d{1,14}$/), (phone) => {
      const replaced = replacePhone(keyed, phone);
      expect(replaced).toMatch(/^\+[1-9]\d{1,14}$/);
      expect(replaced).toHaveLength(phone.length);
    }),
    { numRuns: 200 },
  );
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const replaced = replaceValue(keyed, value);
      expect(JSON.parse(JSON.stringify(replaced))).toEqual(replaced);
      expect(replaceValue(keyed, value)).toEqual(replaced);
      expect(Array.isArray(replaced)).toBe(Array.isArray(value));
      expect(typeof replaced).toBe(typeof value);
    }),
    { numRuns: 300 },
  );
});

it("takes the largest and the smallest numbers to numbers that JSON has, too", () => {
  const keys = Array.from({ length: 40 }, (_, i) => new Keyed(Buffer.alloc(32, i)));
  for (const value of [-5e-324, 1.7e308]) {
    const replaced = keys.map((own) => replaceValue(own, value) as number);
    expect(replaced.filter((number) => number === 0 || !Number.isFinite(number))).toEqual([]);
  }
});

it("makes a key for its owner alone, and refuses one that is short or that others can read", async () => {
  const place = folder();
  const path = join(place, "key");
  const args = [
    "users",
    "export",
    "--sandbox",
    "--force",
    "--out",
    join(place, "users.jsonl"),
    "--pseudonymise",
    path,
  ];
  const first = await run(args);
  expect(first.code).toBe(0);
  expect(first.stderr).toContain(`Made the key ${path}.`);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const made = readFileSync(path);
  expect(made).toHaveLength(32);
  const again = await run(args);
  expect(again).toMatchObject({ code: 0, stderr: expect.not.stringContaining("Made the key") as string });
  expect(readFileSync(path)).toEqual(made);
  const manifest = readFileSync(join(place, "users.jsonl.manifest.json"), "utf8");
  expect(manifest).toMatch(/"pseudonym_key":"[0-9a-f]{16}"/);
  chmodSync(path, 0o644);
  expect((await run(args)).stderr).toContain(
    `${path} can be read by others than you. Make it yours alone: chmod 600`,
  );
  const short = join(place, "short");
  writeFileSync(short, "x".repeat(31), { mode: 0o600 });
  const refused = await run([...args.slice(0, -1), short]);
  expect(refused.stderr).toContain(`${short} must have 32 random bytes at least.`);
  expect(refused.code).toBe(1);
  expect(existsSync(`${short}.key`)).toBe(false);
});
