// Moving in from Auth0: the lines of JSON of an export job, and the export of password hashes, by hand after the documentation.
import { createHash, pbkdf2Sync, randomBytes, scryptSync } from "node:crypto";
import { hashSync } from "bcryptjs";
import { describe, expect, it } from "vitest";
import { file, jsonl } from "../users/import-helpers.ts";
import { importText, signIn } from "./helpers.ts";

const PASSWORD = "correct horse battery staple";

const ada = {
  user_id: "auth0|60425dc43519d90068f82973",
  email: "ada@example.com",
  email_verified: true,
  given_name: "Ada",
  family_name: "Lovelace",
  nickname: "ada",
  created_at: "2021-03-05T16:32:52.932Z",
  app_metadata: { plan: "pro" },
  user_metadata: { theme: "dark" },
  identities: [{ provider: "auth0", connection: "Username-Password-Authentication", isSocial: false }],
  blocked: true,
};
const grace = {
  user_id: "google-oauth2|1234",
  email: "grace@example.com",
  email_verified: true,
  name: "Grace Hopper",
  identities: [{ provider: "google-oauth2", isSocial: true }],
  multifactor: ["guardian"],
};
const hashOf = (oid: string, email: string, passwordHash: string): object => ({
  _id: { $oid: oid },
  email,
  email_verified: false,
  passwordHash,
  password_set_date: { $date: "2021-03-05T16:32:52.932Z" },
  tenant: "dev",
  connection: "Username-Password-Authentication",
});

describe("the export of users", () => {
  it("maps to the API's fields, and tells of what it can't take", async () => {
    const imported = await importText(jsonl(ada, grace), "auth0.json", { from: "auth0" });
    expect(imported.user("ada@example.com")).toMatchObject({
      external_id: "auth0|60425dc43519d90068f82973",
      name: { first_name: "Ada", last_name: "Lovelace" },
      trusted_metadata: { plan: "pro", imported: { from: "auth0", created_at: "2021-03-05T16:32:52.932Z" } },
      untrusted_metadata: { theme: "dark" },
    });
    expect(imported.user("grace@example.com").name.first_name).toBe("Grace Hopper");
    expect(imported.result(1).not_carried).toMatchInlineSnapshot(`
      [
        "that the user is blocked: the API has no such state",
        "nickname: the API has no such field",
        "the password: it is in Auth0's export of hashes; --hashes <file> adds them",
        "that the email is verified: only with the hash of a password does the API take that",
      ]
    `);
    expect(imported.result(2).not_carried).toMatchInlineSnapshot(`
      [
        "OAuth accounts: users sign in with the provider again (1)",
        "second factors: users add them again",
        "that the email is verified: only with the hash of a password does the API take that",
      ]
    `);
  });

  it("gets passwords of the export of hashes beside it", async () => {
    const hash = hashSync(PASSWORD, 4);
    const hashes = file(jsonl(hashOf("60425dc43519d90068f82973", "ada@example.com", hash)), "hashes.json");
    const imported = await importText(jsonl(ada, grace), "auth0.ndjson", { from: "auth0", hashes }, [hash]);
    expect(imported.user("ada@example.com").emails[0]!.verified).toBe(true);
    expect(await signIn(imported, "ada@example.com", PASSWORD)).toBe(true);
    expect(imported.user("grace@example.com").password).toBeNull();
  });
});

describe("the export of hashes by itself", () => {
  it("makes users whose passwords sign in", async () => {
    const text = jsonl(hashOf("60425dc43519d90068f82974", "eve@example.com", hashSync(PASSWORD, 4)));
    const imported = await importText(text, "hashes.json", { from: "auth0" });
    expect(imported.users[0]!.external_id).toBe("auth0|60425dc43519d90068f82974");
    expect(await signIn(imported, "eve@example.com", PASSWORD)).toBe(true);
  });

  it("takes hashes of other algorithms that the API takes", async () => {
    const salt = randomBytes(12);
    const unpadded = (bytes: Buffer): string => bytes.toString("base64").replaceAll("=", "");
    const sha1 = createHash("sha1").update(`pepper${PASSWORD}`).digest("base64");
    const md5 = createHash("md5").update(`${PASSWORD}salty`).digest("hex");
    const custom = {
      bcrypt: { algorithm: "bcrypt", hash: { value: hashSync(PASSWORD, 4) } },
      pbkdf2: {
        algorithm: "pbkdf2",
        hash: {
          value: `$pbkdf2-sha512$i=400,l=64$${unpadded(salt)}$${unpadded(pbkdf2Sync(PASSWORD, salt, 400, 64, "sha512"))}`,
        },
      },
      scrypt: {
        algorithm: "scrypt",
        hash: {
          value: scryptSync(PASSWORD, salt, 64, { N: 1024, r: 8, p: 1 }).toString("hex"),
          encoding: "hex",
        },
        salt: { value: salt.toString("base64"), encoding: "base64" },
        ...{ cost: 1024, blockSize: 8, parallelization: 1, keylen: 64 },
      },
      sha1: {
        algorithm: "sha1",
        hash: { value: sha1, encoding: "base64" },
        salt: { value: "pepper", position: "prefix" },
      },
      md5: {
        algorithm: "md5",
        hash: { value: md5, encoding: "hex" },
        salt: { value: "salty", position: "suffix" },
      },
    };
    const rows = Object.entries(custom).map(([name, custom_password_hash]) => ({
      user_id: `auth0|${name}`,
      email: `${name}@example.com`,
      email_verified: true,
      custom_password_hash,
    }));
    const imported = await importText(jsonl(...rows), "users.json", { from: "auth0" }, [sha1, md5]);
    for (const name of Object.keys(custom)) {
      expect(await signIn(imported, `${name}@example.com`, PASSWORD), name).toBe(true);
    }
  });

  it("tells of an algorithm that the API doesn't know", async () => {
    const row = {
      user_id: "auth0|1",
      email: "a@example.com",
      custom_password_hash: { algorithm: "hmac", hash: { value: "x" } },
    };
    const { result } = await importText(jsonl(row), "users.json", { from: "auth0" });
    expect(result(1).not_carried).toEqual(["the password: the API takes no hashes of that algorithm"]);
  });
});
