// Moving in from Clerk: the dashboard's CSV and the Backend API's users, written by hand after the documentation.
import { createHash, pbkdf2Sync, randomBytes, scryptSync } from "node:crypto";
import { argon2i, argon2id } from "@noble/hashes/argon2.js";
import { hashSync } from "bcryptjs";
import { describe, expect, it } from "vitest";
import { file, importFile, usersOf, world } from "../users/import-helpers.ts";
import { importText, signIn } from "./helpers.ts";

const PASSWORD = "correct horse battery staple";
const HEADER =
  "id,first_name,last_name,username,primary_email_address,primary_phone_number,verified_email_addresses,unverified_email_addresses,verified_phone_numbers,unverified_phone_numbers,totp_secret,password_digest,password_hasher";

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
const unpadded = (bytes: Uint8Array): string => base64(bytes).replaceAll("=", "");

/** A portable hash of phpass, by Node's MD5. @see https://www.openwall.com/phpass/ */
function phpass(password: string, salt: string): string {
  const digits = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  const md5 = (...parts: (string | Buffer)[]): Buffer =>
    createHash("md5")
      .update(Buffer.concat(parts.map((part) => Buffer.from(part))))
      .digest();
  let digest = md5(salt, password);
  for (let left = 2 ** 11; left > 0; left--) digest = md5(digest, password);
  // 16 bytes in groups of three, the lowest bits first.
  const groups = [0, 3, 6, 9, 12, 15].map((at) => {
    const bytes = digest.subarray(at, at + 3);
    const bits = bytes.readUIntLE(0, bytes.length);
    return Array.from({ length: bytes.length + 1 }, (_, i) => digits[(bits >> (6 * i)) & 63]).join("");
  });
  return `$P$9${salt}${groups.join("")}`;
}

/** Digests of one password in the forms that Clerk documents, by other implementations than ours. */
function digests(): Record<string, string> {
  const salt = randomBytes(16);
  const argon = argon2id(PASSWORD, salt, { t: 2, m: 256, p: 1 });
  return {
    bcrypt: hashSync(PASSWORD, 4),
    argon2i: `$argon2i$v=19$m=256,t=3,p=1$${unpadded(salt)}$${unpadded(argon2i(PASSWORD, salt, { t: 3, m: 256, p: 1 }))}`,
    phpass: phpass(PASSWORD, "saltySlt"),
    md5: createHash("md5").update(PASSWORD).digest("hex"),
    argon2id: `$argon2id$v=19$m=256,t=2,p=1$${unpadded(salt)}$${unpadded(argon)}`,
    pbkdf2_sha256: `pbkdf2_sha256$500$${base64(salt)}$${base64(pbkdf2Sync(PASSWORD, salt, 500, 32, "sha256"))}`,
    pbkdf2_sha256_django: `pbkdf2_sha256$500$saltOfDjango$${base64(pbkdf2Sync(PASSWORD, "saltOfDjango", 500, 32, "sha256"))}`,
    pbkdf2_sha512: `pbkdf2_sha512$500$salted$${pbkdf2Sync(PASSWORD, "salted", 500, 64, "sha512").toString("hex")}`,
    scrypt_werkzeug: `scrypt:1024:8:1$salt$${scryptSync(PASSWORD, "salt", 64, { N: 1024, r: 8, p: 1 }).toString("hex")}`,
  };
}

describe("the dashboard's CSV", () => {
  it("has hashes of phpass as the tests here make them: that of its own test.php", () => {
    expect(phpass("test12345", "IQRaTwmf")).toBe("$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0");
  });

  it("gives users whose passwords, of each hasher, sign in", async () => {
    const hashes = Object.entries(digests());
    const rows = hashes.map(
      ([hasher, digest], i) =>
        `user_${i},Ada,Lovelace,,${hasher}@example.com,,${hasher}@example.com,,,,,"${digest}",${hasher}`,
    );
    const imported = await importText(
      [HEADER, ...rows].join("\n"),
      "clerk.csv",
      { from: "clerk" },
      hashes.map(([, hash]) => hash),
    );
    for (const [hasher] of hashes) {
      expect(imported.user(`${hasher}@example.com`).emails[0]!.verified).toBe(true);
      expect(await signIn(imported, `${hasher}@example.com`, PASSWORD), hasher).toBe(true);
    }
    expect(imported.results.map(({ outcome }) => outcome)).toEqual(hashes.map(() => "created"));
  });

  it("maps ids, names and contacts, the primary ones first, and tells of the rest", async () => {
    const row = `user_1,Ada,Lovelace,ada,ada@example.com,+1 (415) 555-0123,"old@example.com,ada@example.com",new@example.com,,+14155550123,JBSWY3DP,,`;
    const { users, results } = await importText(`${HEADER}\n${row}`, "clerk.csv", { from: "clerk" }, [
      "JBSWY3DP",
    ]);
    expect(users).toHaveLength(1);
    expect(users[0]).toMatchObject({
      external_id: "user_1",
      name: { first_name: "Ada", last_name: "Lovelace" },
      phone_numbers: [{ phone_number: "+14155550123" }],
      emails: [{ email: "ada@example.com", verified: false }],
      trusted_metadata: { imported: { from: "clerk", username: "ada" } },
    });
    expect(results[0]).toMatchObject({ line: 2, source_id: "user_1" });
    expect(results[0]!.not_carried).toMatchInlineSnapshot(`
      [
        "the authenticator app: users add it again",
        "emails after the first (2): the API makes a user with one",
        "phone numbers after the first (1): the API makes a user with one",
        "that the email is verified: only with the hash of a password does the API take that",
      ]
    `);
  });

  it("tells of hashers that the API doesn't know, and makes the user without a password", async () => {
    const rows = ["sha256,0123abcd", "scrypt_firebase,a$b$c$d$8$14", "md5_phpass,$P$Babc"].map((pair, i) => {
      const [hasher, hash] = pair.split(",");
      return `user_${i},,,,u${i}@example.com,,,,,,,${hash!},${hasher!}`;
    });
    const { results, users } = await importText([HEADER, ...rows].join("\r\n"), "clerk.csv", {
      from: "clerk",
    });
    expect(users.map(({ password }) => password)).toEqual([null, null, null]);
    expect(results.map(({ not_carried }) => not_carried![0])).toEqual([
      "the password: the API takes no hashes of sha256",
      "the password: the API takes no hashes of scrypt_firebase",
      "the password: the API takes no hashes of md5_phpass",
    ]);
  });

  it("tells of a user without an address and number by the line", async () => {
    const { result } = await importText(`${HEADER}\nuser_1,,,ada,,,,,,,,,\n`, "clerk.csv", { from: "clerk" });
    expect(result(2)).toMatchObject({ outcome: "invalid", source_id: "user_1" });
  });
});

const user = {
  id: "user_29w83sxmDNGwOuEthce5gg56FcC",
  object: "user",
  username: null,
  first_name: "Grace",
  last_name: "Hopper",
  image_url: "https://img.example.com/1",
  primary_email_address_id: "idn_2",
  primary_phone_number_id: null,
  password_enabled: true,
  totp_enabled: true,
  backup_code_enabled: true,
  email_addresses: [
    { id: "idn_1", email_address: "other@example.com", verification: { status: "unverified" } },
    { id: "idn_2", email_address: "grace@example.com", verification: { status: "verified" } },
  ],
  phone_numbers: [],
  web3_wallets: [{ id: "w" }],
  external_accounts: [{ provider: "oauth_google" }],
  public_metadata: { plan: "pro" },
  private_metadata: { stripe: "cus_1" },
  unsafe_metadata: { theme: "dark" },
  external_id: "crm-7",
  banned: true,
  created_at: 1_700_000_000_000,
};

describe("the Backend API's users", () => {
  it("map to the API's fields, with what stays behind told", async () => {
    const { users, results } = await importText(JSON.stringify([user], null, 2), "users.json", {
      from: "clerk",
    });
    expect(users[0]).toMatchObject({
      external_id: "crm-7",
      emails: [{ email: "grace@example.com" }],
      trusted_metadata: {
        plan: "pro",
        imported: { from: "clerk", id: user.id, created_at: "2023-11-14T22:13:20.000Z" },
      },
      untrusted_metadata: { theme: "dark" },
    });
    expect(JSON.stringify(users)).not.toContain("cus_1");
    expect(results[0]!.line).toBe(2);
    expect(results[0]!.not_carried).toMatchInlineSnapshot(`
      [
        "OAuth accounts: users sign in with the provider again (1)",
        "crypto wallets: users add them again (1)",
        "the authenticator app: users add it again",
        "backup codes",
        "that the user is banned: the API has no such state",
        "the password: Clerk's API gives out no hashes, its dashboard's CSV does",
        "private_metadata: the user's browser may read trusted_metadata; --private-metadata <key> puts it there",
        "emails after the first (1): the API makes a user with one",
        "that the email is verified: only with the hash of a password does the API take that",
      ]
    `);
  });

  it("put private metadata where it is asked for", async () => {
    const flags = { from: "clerk", privateMetadata: "private" };
    const { users } = await importText(`${JSON.stringify(user)}\n`, "users.jsonl", flags);
    expect(users[0]!.trusted_metadata).toMatchObject({ plan: "pro", private: { stripe: "cus_1" } });
  });

  it("add their metadata and external id to users whom the CSV made", async () => {
    const to = world();
    const row = `${user.id},Grace,Hopper,,grace@example.com,,grace@example.com,,,,,${hashSync(PASSWORD, 4)},bcrypt`;
    await importFile(file(`${HEADER}\n${row}\n`, "clerk.csv"), to, {}, { from: "clerk" });
    const path = file(JSON.stringify([user]), "users.json");
    const { counts } = await importFile(path, to, { update: true }, { from: "clerk" });
    expect(counts).toMatchObject({ rows: 1, updated: 1 });
    const [grace] = await usersOf(to);
    expect(grace).toMatchObject({ external_id: "crm-7", untrusted_metadata: { theme: "dark" } });
    expect(grace!.trusted_metadata["plan"]).toBe("pro");
    expect(await signIn(to, "grace@example.com", PASSWORD)).toBe(true);
  });
});
