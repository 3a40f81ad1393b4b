import { readBytes, type Form } from "./bytes.ts";
import { digest, pbkdf2, readEncoded, scrypt, type HashReading } from "./hash.ts";

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
 * Reads a password's digest as Clerk has it.
 *
 * @see https://clerk.com/docs/reference/backend/user/create-user
 */
export function readDigest(text: string, hasher: string | undefined): HashReading {
  if (hasher === undefined) return readEncoded(text);
  const read = Object.hasOwn(READERS, hasher) ? READERS[hasher] : undefined;
  if (read) return read(text);
  return { problem: `the API takes no hashes of ${/^\w{1,40}$/.test(hasher) ? hasher : "that hasher"}` };
}

/** `pbkdf2_sha256$<iterations>$<salt>$<hash>` */
function readParts(
  text: string,
  algorithm: "sha256" | "sha512",
  saltForm: Form,
  hashForm: Form,
): HashReading {
  const [, iterations = "", saltText = "", hashText = ""] = text.split("$");
  const salt = readBytes(saltText, saltForm);
  const hash = readBytes(hashText, hashForm);
  if (!/^\d+$/.test(iterations) || !salt?.length || !hash?.length) return NO_FORM;
  return pbkdf2(algorithm, Number(iterations), salt, hash);
}

/** `scrypt:<n>:<r>:<p>$<salt>$<hash in hexadecimal>`, as Werkzeug writes it. */
function readWerkzeug(text: string): HashReading {
  const [, n, r, p, salt = "", hash = ""] =
    /^\$?scrypt:(\d+):(\d+):(\d+)\$([^$]+)\$([^$]+)$/.exec(text) ?? [];
  const bytes = readBytes(hash, /^[\da-f]{128}$/i.test(hash) ? "hex" : "base64");
  if (!bytes?.length) return NO_FORM;
  return scrypt({ n: Number(n), r: Number(r), p: Number(p) }, readBytes(salt, "utf8")!, bytes);
}

const NO_FORM = { problem: "it isn't in the form of its hasher" };
