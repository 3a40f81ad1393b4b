import type { api_password_v1_MigrateRequest } from "../../../generated/schema.ts";
import { readBytes, toBase64 } from "./bytes.ts";

/** The hash of a password, and how it was made, as `passwords.migrate` takes them. */
export type PasswordHash = Pick<
  api_password_v1_MigrateRequest,
  | "hash"
  | "hash_type"
  | "argon_2_config"
  | "md_5_config"
  | "pbkdf_2_config"
  | "scrypt_config"
  | "sha_1_config"
  | "sha_512_config"
>;

/** A hash as the API takes it, or why it can't be taken. It never repeats the hash. */
export type HashReading = { readonly password: PasswordHash } | { readonly problem: string };

const FORMS = {
  bcrypt: /^\$2[abxy]?\$\d\d\$/,
  argon: /^\$(argon2id?)\$/,
  phpass: /^\$[PH]\$/,
  scrypt: /^\$scrypt\$/,
};

/** Reads a hash that tells by itself how it was made: of bcrypt, Argon2, scrypt, phpass or PBKDF2. */
export function readEncoded(hash: string): HashReading {
  if (FORMS.bcrypt.test(hash)) return { password: { hash, hash_type: "bcrypt" } };
  const [, argon] = FORMS.argon.exec(hash) ?? [];
  if (argon !== undefined) {
    return { password: { hash, hash_type: argon === "argon2i" ? "argon_2i" : "argon_2id" } };
  }
  if (FORMS.scrypt.test(hash)) return { password: { hash, hash_type: "scrypt" } };
  if (FORMS.phpass.test(hash)) return { password: { hash, hash_type: "phpass" } };
  if (hash.startsWith("$pbkdf2-")) return readEncodedPBKDF2(hash);
  return { problem: "its form is not one that the API takes" };
}

/** The form of the PHC, `$pbkdf2-sha256$i=1000,l=32$salt$hash`, and that of passlib, which has the number alone. */
const PBKDF2 = /^\$pbkdf2-(sha256|sha512)\$(?:i=)?(\d+)(?:,l=\d+)?\$([\w+/.=-]+)\$([\w+/.=-]+)$/;

function readEncodedPBKDF2(text: string): HashReading {
  const [, algorithm, iterations, saltText = "", hashText = ""] = PBKDF2.exec(text) ?? [];
  const salt = readBytes(saltText, "base64");
  const hash = readBytes(hashText, "base64");
  if (algorithm === undefined || !salt || !hash) {
    return { problem: "the API takes PBKDF2 with SHA-256 or SHA-512 alone" };
  }
  return pbkdf2(algorithm as "sha256" | "sha512", Number(iterations), salt, hash);
}

/** A hash of PBKDF2, of its parts. */
export function pbkdf2(
  algorithm: "sha256" | "sha512",
  iteration_amount: number,
  salt: Uint8Array,
  hash: Uint8Array,
): HashReading {
  const config = { salt: toBase64(salt), iteration_amount, key_length: hash.length, algorithm };
  return { password: { hash: toBase64(hash), hash_type: "pbkdf_2", pbkdf_2_config: config } };
}

/** The parameters of scrypt. */
interface ScryptParameters {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

/** A hash of plain scrypt, of its parts. */
export function scrypt({ n, r, p }: ScryptParameters, salt: Uint8Array, hash: Uint8Array): HashReading {
  const config = {
    salt: toBase64(salt),
    n_parameter: n,
    r_parameter: r,
    p_parameter: p,
    key_length: hash.length,
  };
  return { password: { hash: toBase64(hash), hash_type: "scrypt", scrypt_config: config } };
}

/** The names of plain digests, as the API has them. */
const DIGEST_TYPES = { md5: "md_5", sha1: "sha_1", sha512: "sha_512" } as const;

/** A plain digest, with what stood around the password. */
export function digest(
  name: keyof typeof DIGEST_TYPES,
  hash: string,
  { before = "", behind = "" }: { readonly before?: string; readonly behind?: string } = {},
): HashReading {
  const hash_type = DIGEST_TYPES[name];
  if (before === "" && behind === "") return { password: { hash, hash_type } };
  const config = { prepend_salt: before, append_salt: behind };
  return { password: { hash, hash_type, [`${hash_type}_config`]: config } };
}
