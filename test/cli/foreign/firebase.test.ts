// Moving in from Firebase: the JSON of `firebase auth:export`, written by hand after the documentation.
import { createCipheriv, createHash, pbkdf2Sync, randomBytes, scryptSync } from "node:crypto";
import { hashSync } from "bcryptjs";
import { describe, expect, it } from "vitest";
import { file } from "../users/import-helpers.ts";
import { importText, signIn } from "./helpers.ts";

const PASSWORD = "correct horse battery staple";

/** Firebase's variant: the project's key, encrypted by what scrypt makes of the password. */
function firebaseHash(salt: Buffer, signerKey: Buffer): string {
  const key = scryptSync(PASSWORD, Buffer.concat([salt, Buffer.from("Bw==", "base64")]), 32, {
    N: 2 ** 10,
    r: 8,
    p: 1,
  });
  const cipher = createCipheriv("aes-256-ctr", key, Buffer.alloc(16));
  return Buffer.concat([cipher.update(signerKey), cipher.final()]).toString("base64url");
}

function exported(users: readonly object[]): string {
  return JSON.stringify({ users }, null, 2);
}

describe("auth:export", () => {
  it("maps to the API's fields, and says that Firebase's hashes can't be taken", async () => {
    const salt = randomBytes(16);
    const passwordHash = firebaseHash(salt, randomBytes(64));
    const ada = {
      localId: "Zk3uQ1",
      email: "ada@example.com",
      emailVerified: true,
      passwordHash,
      salt: salt.toString("base64url"),
      displayName: "Ada Lovelace",
      photoUrl: "https://img.example.com/1",
      createdAt: "1700000000000",
      phoneNumber: "+14155550123",
      customAttributes: '{"role":"admin"}',
      providerUserInfo: [{ providerId: "password" }, { providerId: "google.com", rawId: "1" }],
      disabled: true,
    };
    const { users, result } = await importText(exported([ada]), "users.json", { from: "firebase" }, [
      passwordHash,
    ]);
    expect(users[0]).toMatchObject({
      external_id: "Zk3uQ1",
      name: { first_name: "Ada Lovelace" },
      phone_numbers: [{ phone_number: "+14155550123" }],
      password: null,
      trusted_metadata: {
        role: "admin",
        imported: { from: "firebase", created_at: "2023-11-14T22:13:20.000Z" },
      },
    });
    expect(result(3).not_carried).toMatchInlineSnapshot(`
      [
        "OAuth accounts: users sign in with the provider again (1)",
        "that the user is disabled: the API has no such state",
        "photoUrl: the API has no such field",
        "the password: Firebase's variant of scrypt encrypts the project's key by the hash, and the API takes plain scrypt. The user sets a new one, by passwords.email.resetStart",
        "that the email is verified: only with the hash of a password does the API take that",
        "that the phone number is verified: only with the hash of a password does the API take that",
      ]
    `);
  });

  const salt = Buffer.from("some salt, as text");
  const plain = { md5: createHash("md5"), sha512: createHash("sha512") };
  const md5 = plain.md5.update(salt).update(PASSWORD).digest();
  const sha512 = plain.sha512.update(PASSWORD).update(salt).digest();
  it.each([
    ["BCRYPT", { algorithm: "BCRYPT" }, Buffer.from(hashSync(PASSWORD, 4))],
    [
      "STANDARD_SCRYPT",
      { algorithm: "STANDARD_SCRYPT", mem_cost: 1024, block_size: 8, parallelization: 1, dk_len: 64 },
      scryptSync(PASSWORD, salt, 64, { N: 1024, r: 8, p: 1 }),
    ],
    [
      "PBKDF2_SHA256",
      { algorithm: "PBKDF2_SHA256", rounds: 300 },
      pbkdf2Sync(PASSWORD, salt, 300, 32, "sha256"),
    ],
    ["MD5", { algorithm: "MD5", rounds: 0 }, md5],
    ["SHA512", { algorithm: "SHA512", rounds: 1, hash_input_order: "PASSWORD_FIRST" }, sha512],
  ] as const)("gives passwords that sign in where they were hashed by %s", async (_, config, hash) => {
    const hashConfig = file(JSON.stringify(config), "hash-config.json");
    const user = {
      localId: "1",
      email: "ada@example.com",
      emailVerified: true,
      passwordHash: hash.toString("base64"),
      salt: salt.toString("base64"),
    };
    const imported = await importText(exported([user]), "users.json", { from: "firebase", hashConfig });
    expect(await signIn(imported, "ada@example.com", PASSWORD)).toBe(true);
    expect(imported.users[0]!.emails[0]!.verified).toBe(true);
  });

  it("reads the parameters as the console shows them", async () => {
    const hashConfig = file(
      "hash_config {\n  algorithm: SCRYPT,\n  base64_signer_key: c2VjcmV0,\n  rounds: 8,\n}\n",
      "hash",
    );
    const user = { localId: "1", email: "ada@example.com", passwordHash: "YWJj", salt: "YWJj" };
    const { result } = await importText(exported([user]), "users.json", { from: "firebase", hashConfig });
    expect(result(3).not_carried![0]).toContain("Firebase's variant of scrypt");
  });
});
