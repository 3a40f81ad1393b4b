import { Buffer } from "node:buffer";
import { digest, pbkdf2, readEncoded, scrypt, type HashReading } from "./hashes.ts";

/** The hashers whose digests the API can take. The forms are those that Clerk's own import documents. */
const READERS: Readonly<Record<string, (digest: string) => HashReading>> = {
  bcrypt: readEncoded,
  argon2i: readEncoded,
  argon2id: readEncoded,
  phpass: readEncoded,
  md5: (hash) => digest("md5", hash),
  pbkdf2_sha256: (text) => readParts(text, "sha256", "base64", "base64"),
  pbkdf2_sha256_django: (text) => readParts(text, "sha256", "utf8", "base64"),
  pbkdf2_sha512: (text) => readParts(text, "sha512", "utf8", "hex"),
  pbkdf2_sha512_hex: (text) => readParts(text, "sha512", "hex", "hex"),
  scrypt_werkzeug: readWerkzeug,
};

/**
 * Reads a password's digest as Clerk exports it.
 *
 * @see https://clerk.com/docs/reference/backend/user/create-user
 */
export function readClerkHash(text: string, hasher: string | undefined): HashReading {
  if (hasher === undefined) return readEncoded(text);
  const read = Object.hasOwn(READERS, hasher) ? READERS[hasher] : undefined;
  if (read) return read(text);
  return { problem: `the API takes no hashes of ${/^\w{1,40}$/.test(hasher) ? hasher : "that hasher"}` };
}

/** `pbkdf2_sha256$<iterations>$<salt>$<hash>` */
function readParts(
  text: string,
  algorithm: "sha256" | "sha512",
  saltForm: BufferEncoding,
  hashForm: BufferEncoding,
): HashReading {
  const [, iterations = "", salt = "", hash = ""] = text.split("$");
  if (!/^\d+$/.test(iterations) || salt === "" || hash === "")
    return { problem: "it isn't in the form of its hasher" };
  return pbkdf2(algorithm, Number(iterations), Buffer.from(salt, saltForm), Buffer.from(hash, hashForm));
}

/** `scrypt:<n>:<r>:<p>$<salt>$<hash in hexadecimal>`, as Werkzeug writes it. */
function readWerkzeug(text: string): HashReading {
  const [, n, r, p, salt, hash] = /^\$?scrypt:(\d+):(\d+):(\d+)\$([^$]+)\$([^$]+)$/.exec(text) ?? [];
  if (hash === undefined) return { problem: "it isn't in the form of its hasher" };
  const bytes = Buffer.from(hash, /^[\da-f]{128}$/i.test(hash) ? "hex" : "base64");
  return scrypt({ n: Number(n), r: Number(r), p: Number(p) }, Buffer.from(salt!, "utf8"), bytes);
}
