import { Buffer } from "node:buffer";
import type { PasswordHash } from "../import/row.ts";

/** A hash as the API takes it, or why it can't be taken. It never repeats the hash. */
export type HashReading = { readonly password: PasswordHash } | { readonly problem: string };

const DIGITS = {
  bcrypt: /^\$2[abxy]?\$\d\d\$/,
  argon: /^\$(argon2id?)\$/,
  phpass: /^\$[PH]\$/,
  scrypt: /^\$scrypt\$/,
};

/** Reads a hash that tells by itself how it was made: of bcrypt, Argon2, scrypt, phpass or PBKDF2. */
export function readEncoded(hash: string): HashReading {
  if (DIGITS.bcrypt.test(hash)) return { password: { hash, hash_type: "bcrypt" } };
  const [, argon] = DIGITS.argon.exec(hash) ?? [];
  if (argon !== undefined) {
    return { password: { hash, hash_type: argon === "argon2i" ? "argon_2i" : "argon_2id" } };
  }
  if (DIGITS.scrypt.test(hash)) return { password: { hash, hash_type: "scrypt" } };
  if (DIGITS.phpass.test(hash)) return { password: { hash, hash_type: "phpass" } };
  if (hash.startsWith("$pbkdf2-")) return readEncodedPBKDF2(hash);
  return { problem: "its form is not one that the API takes" };
}

/** The form of the PHC, `$pbkdf2-sha256$i=1000,l=32$salt$hash`, and that of passlib, which has the number alone. */
const PBKDF2 = /^\$pbkdf2-(sha256|sha512)\$(?:i=)?(\d+)(?:,l=\d+)?\$([\w+/.=-]+)\$([\w+/.=-]+)$/;

function readEncodedPBKDF2(text: string): HashReading {
  const [, algorithm, iterations, salt, hash] = PBKDF2.exec(text) ?? [];
  if (hash === undefined) return { problem: "the API takes PBKDF2 with SHA-256 or SHA-512 alone" };
  const bytes = [salt!, hash].map((part) => Buffer.from(part.replaceAll(".", "+"), "base64"));
  return pbkdf2(algorithm as "sha256" | "sha512", Number(iterations), bytes[0]!, bytes[1]!);
}

/** A hash of PBKDF2, of its parts. */
export function pbkdf2(
  algorithm: "sha256" | "sha512",
  iteration_amount: number,
  salt: Buffer,
  hash: Buffer,
): HashReading {
  const config = { salt: salt.toString("base64"), iteration_amount, key_length: hash.length, algorithm };
  return { password: { hash: hash.toString("base64"), hash_type: "pbkdf_2", pbkdf_2_config: config } };
}

/** The parameters of scrypt. */
interface ScryptParameters {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

/** A hash of plain scrypt, of its parts. */
export function scrypt({ n, r, p }: ScryptParameters, salt: Buffer, hash: Buffer): HashReading {
  const config = {
    salt: salt.toString("base64"),
    n_parameter: n,
    r_parameter: r,
    p_parameter: p,
    key_length: hash.length,
  };
  return { password: { hash: hash.toString("base64"), hash_type: "scrypt", scrypt_config: config } };
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
