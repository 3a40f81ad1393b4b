// Hashes of other implementations sign in: Node's own, and the published ones of bcrypt, Argon2 and phpass.
import { createHash, pbkdf2Sync, scryptSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { StytchAPIError, type Schemas } from "../../../src/index.ts";
import type { Snapshot } from "../../../src/sandbox/index.ts";
import { start } from "../helpers.ts";

type Migration = Omit<Schemas["api_password_v1_MigrateRequest"], "email">;

const email = "ada@example.com";
const salt = Buffer.from("NaCl, in bytes \u0000\u00ff", "latin1");
const base64 = (bytes: Buffer): string => bytes.toString("base64");
const unpadded = (bytes: Buffer): string => base64(bytes).replaceAll("=", "");
const scrypt = (password: string, N: number): Buffer => scryptSync(password, salt, 32, { N, r: 8, p: 1 });
const hex = (name: string, text: string): string => createHash(name).update(text).digest("hex");
const scrypt_config = {
  salt: base64(salt),
  n_parameter: 1024,
  r_parameter: 8,
  p_parameter: 1,
  key_length: 32,
};
const argon_2_config = { salt: "somesalt", iteration_amount: 2, memory: 256, threads: 1, key_length: 32 };
const pbkdf2 = (password: string, algorithm: "sha256" | "sha512", length: number): Migration => ({
  hash: base64(pbkdf2Sync(password, salt, 1000, length, algorithm)),
  hash_type: "pbkdf_2",
  pbkdf_2_config: { salt: base64(salt), iteration_amount: 1000, key_length: length, algorithm },
});

// https://github.com/P-H-C/phc-winner-argon2/blob/master/src/test.c
const ARGON_2ID = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
const ARGON_2I = "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$iekCn0Y3spW+sCcFanM2xBT63UP2sghkUoHLIUpWRS8";
const OLD_ARGON_2I = "$argon2i$m=256,t=2,p=1$c29tZXNhbHQ$/U3YPXYsSb3q9XxHvc0MLxur+GP960kN9j7emXX8zwY";
const ARGON_2ID_HEX = Buffer.from(ARGON_2ID.split("$").at(-1)!, "base64").toString("hex");
// https://cvsweb.openwall.com/cgi/cvsweb.cgi/Owl/packages/glibc/crypt_blowfish/wrapper.c
const BCRYPT = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
// https://www.openwall.com/phpass/, test.php
const PHPASS = "$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0";

const hashes: [name: string, password: string, migration: Migration][] = [
  ["bcrypt", "U*U", { hash: BCRYPT, hash_type: "bcrypt" }],
  ["bcrypt, 2b", "U*U", { hash: BCRYPT.replace("2a", "2b"), hash_type: "bcrypt" }],
  ["Argon2id, encoded", "password", { hash: ARGON_2ID, hash_type: "argon_2id" }],
  ["Argon2i, encoded", "password", { hash: ARGON_2I, hash_type: "argon_2i" }],
  ["Argon2i before RFC 9106", "password", { hash: OLD_ARGON_2I, hash_type: "argon_2i" }],
  ["Argon2id, in hex", "password", { hash: ARGON_2ID_HEX, hash_type: "argon_2id", argon_2_config }],
  [
    "scrypt, as a PHC string",
    "pässword 🐢",
    {
      hash: `$scrypt$ln=4,r=8,p=1$${unpadded(salt)}$${unpadded(scrypt("pässword 🐢", 16))}`,
      hash_type: "scrypt",
    },
  ],
  ["scrypt", "a", { hash: base64(scrypt("a", 1024)), hash_type: "scrypt", scrypt_config }],
  ["PBKDF2 with SHA-256", "secret", pbkdf2("secret", "sha256", 20)],
  ["PBKDF2 with SHA-512", "secret", pbkdf2("secret", "sha512", 64)],
  ["MD5", "secret", { hash: hex("md5", "secret"), hash_type: "md_5" }],
  ["MD5 in capitals", "secret", { hash: hex("md5", "secret").toUpperCase(), hash_type: "md_5" }],
  [
    "SHA-1 between salts",
    "secret",
    {
      hash: hex("sha1", "$é$secret\n"),
      hash_type: "sha_1",
      sha_1_config: { prepend_salt: "$é$", append_salt: "\n" },
    },
  ],
  [
    "SHA-512 before a salt",
    "secret",
    {
      hash: hex("sha512", "secret+"),
      hash_type: "sha_512",
      sha_512_config: { prepend_salt: "", append_salt: "+" },
    },
  ],
  ["phpass", "test12345", { hash: PHPASS, hash_type: "phpass" }],
];

// Some of them are of passwords that every breach has.
const anyPassword = { checkBreachOnAuthentication: false };

async function errorOf(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof StytchAPIError ? `${error.status_code} ${error.error_type}` : "none";
}

describe.each(hashes)("a hash of %s", (_, password, migration) => {
  it("signs in with its password alone, before and after a restore", async () => {
    const { stytch, sandbox } = start([], { passwords: anyPassword });
    const { user_created, user } = await stytch.passwords.migrate({ email, ...migration });
    expect(user_created).toBe(true);
    expect((await stytch.passwords.authenticate({ email, password })).user).toEqual(user);
    expect(await errorOf(stytch.passwords.authenticate({ email, password: `${password} ` }))).toBe(
      "401 unauthorized_credentials",
    );
    const restored = start(JSON.parse(JSON.stringify(sandbox.snapshot())) as Snapshot, {
      passwords: anyPassword,
    });
    expect((await restored.stytch.passwords.authenticate({ email, password })).user_id).toBe(user.user_id);
  });
});

const bad: [error: string, migration: object][] = [
  ["invalid_hash_type", { hash: "x", hash_type: "crc32" }],
  ["invalid_bcrypt_hash", { hash: "$2a$10$short", hash_type: "bcrypt" }],
  ["invalid_bcrypt_cost", { hash: BCRYPT.replace("$05$", "$31$"), hash_type: "bcrypt" }],
  ["invalid_hash", { hash: ARGON_2ID, hash_type: "argon_2i" }],
  ["invalid_hash", { hash: ARGON_2ID_HEX, hash_type: "argon_2id" }],
  ...(
    [
      ["invalid_argon_2_salt", { salt: "short" }],
      ["invalid_argon_2_memory", { memory: 2 ** 30 }],
      ["invalid_argon_2_threads", { threads: 0 }],
      ["invalid_argon_2_iteration_amount", { iteration_amount: 2 ** 30 }],
      ["invalid_argon_2_key_length", { key_length: 2 }],
      ["argon_2_key_length_mismatch", { key_length: 16 }],
    ] as const
  ).map(([error, wrong]): [string, object] => [
    error,
    { hash: ARGON_2ID_HEX, hash_type: "argon_2id", argon_2_config: { ...argon_2_config, ...wrong } },
  ]),
  ["invalid_base64_scrypt_hash", { hash: "!", hash_type: "scrypt", scrypt_config }],
  ...(
    [
      ["invalid_base64_scrypt_salt", { salt: "!" }],
      ["invalid_scrypt_salt_length", { salt: "" }],
      ["invalid_scrypt_n_parameter", { n_parameter: 1000 }],
      ["invalid_scrypt_n_parameter", { n_parameter: 2 ** 20 }],
      ["invalid_scrypt_parameters", { r_parameter: 2 ** 30 }],
      ["scrypt_key_length_mismatch", { key_length: 31 }],
    ] as const
  ).map(([error, wrong]): [string, object] => [
    error,
    {
      hash: base64(scrypt("a", 1024)),
      hash_type: "scrypt",
      scrypt_config: { ...scrypt_config, ...wrong },
    },
  ]),
  ["invalid_pbkdf_2_hash", { ...pbkdf2("a", "sha256", 20), hash: "!" }],
  ...(
    [
      ["invalid_pbkdf_2_salt", { salt: "" }],
      ["invalid_pbkdf_2_iteration_amount", { iteration_amount: 2 ** 30 }],
      ["invalid_pbkdf_2_algorithm", { algorithm: "__proto__" }],
      ["pbkdf_2_key_length_mismatch", { key_length: 21 }],
    ] as const
  ).map(([error, wrong]): [string, object] => {
    const right = pbkdf2("a", "sha256", 20);
    return [error, { ...right, pbkdf_2_config: { ...right.pbkdf_2_config, ...wrong } }];
  }),
  ["invalid_md_5_hash", { hash: "12", hash_type: "md_5" }],
  ["invalid_sha_1_hash", { hash: hex("md5", ""), hash_type: "sha_1" }],
  ["invalid_sha_512_hash", { hash: "z".repeat(128), hash_type: "sha_512" }],
  [
    "invalid_prepend_salt",
    { hash: "x", hash_type: "md_5", md_5_config: { prepend_salt: 1, append_salt: "" } },
  ],
  [
    "invalid_append_salt",
    { hash: "x", hash_type: "md_5", md_5_config: { prepend_salt: "", append_salt: 1 } },
  ],
  ["invalid_phpass_hash_prefix", { hash: "$Q$9IQ", hash_type: "phpass" }],
  ["invalid_phpass_hash_format", { hash: "$P$9IQ", hash_type: "phpass" }],
];

it.each(bad)("a hash without its form is refused, and nobody is made: %s", async (error, migration) => {
  const { call, sandbox } = start();
  const { status, body } = await call("POST", "/v1/passwords/migrate", { email, ...migration });
  expect(`${status} ${body.error_type}`).toBe(`400 ${error}`);
  expect(sandbox.snapshot().users).toEqual([]);
});
