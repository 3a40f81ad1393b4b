import { Buffer } from "node:buffer";
import { objectOf, text, type Fields } from "./fields.ts";
import { digest, readEncoded, scrypt, type HashReading } from "../../../clerk/hashes/hash.ts";

/**
 * Reads a user's hash as Auth0 has it: `passwordHash` of its export of hashes, or `custom_password_hash` of its imports.
 *
 * @see https://auth0.com/docs/manage-users/user-migration/bulk-user-imports
 */
export function readAuth0Hash(user: Fields): HashReading | undefined {
  const encoded = text(user["passwordHash"]) ?? text(user["password_hash"]);
  if (encoded !== undefined) return readEncoded(encoded);
  const custom = objectOf(user["custom_password_hash"]);
  return custom && readCustom(custom);
}

const NO_FORM = { problem: "it isn't in the form of its algorithm" };

function readCustom(custom: Fields): HashReading {
  const hash = objectOf(custom["hash"]) ?? {};
  const value = text(hash["value"]);
  if (value === undefined) return NO_FORM;
  const salt = objectOf(custom["salt"]);
  switch (custom["algorithm"]) {
    case "bcrypt":
    case "argon2":
    case "pbkdf2":
      return readEncoded(value);
    case "scrypt":
      return readScrypt(custom, decode(value, hash["encoding"]), salt);
    case "md5":
    case "sha1":
    case "sha512":
      return readDigest(custom["algorithm"], decode(value, hash["encoding"]), salt);
    default:
      return { problem: "the API takes no hashes of that algorithm" };
  }
}

function readScrypt(custom: Fields, hash: Buffer, salt: Fields | undefined): HashReading {
  const [n, r, p] = [custom["cost"], custom["blockSize"], custom["parallelization"]].map(Number);
  const value = text(salt?.["value"]);
  if (!(n && r && p) || value === undefined) return NO_FORM;
  return scrypt({ n, r, p }, decode(value, salt!["encoding"]), hash);
}

function readDigest(name: "md5" | "sha1" | "sha512", hash: Buffer, salt: Fields | undefined): HashReading {
  const hex = hash.toString("hex");
  const value = text(salt?.["value"]);
  if (value === undefined) return digest(name, hex);
  const bytes = decode(value, salt!["encoding"]);
  const written = bytes.toString("utf8");
  // The API takes salts as text.
  if (!Buffer.from(written, "utf8").equals(bytes))
    return { problem: "its salt is bytes that are no text, and the API takes text" };
  return digest(name, hex, salt!["position"] === "prefix" ? { before: written } : { behind: written });
}

function decode(value: string, encoding: unknown): Buffer {
  return Buffer.from(value, encoding === "base64" || encoding === "hex" ? encoding : "utf8");
}
