import { Buffer } from "node:buffer";
import { describe } from "../../../checks.ts";
import { isObject } from "../../../json.ts";
import type { RowContent } from "../import/row.ts";
import type { PasswordHash } from "../../../clerk/hashes/hash.ts";
import { flag, moment, objectOf, objects, text, type Fields } from "./fields.ts";
import { digest, pbkdf2, readEncoded, scrypt, type HashReading } from "../../../clerk/hashes/hash.ts";
import type { ForeignOptions } from "./options.ts";
import { importPerson } from "./person.ts";

/**
 * Reads a user of Firebase, as `firebase auth:export` writes them.
 *
 * @see https://firebase.google.com/docs/cli/auth#authexport
 */
export function readFirebase(value: unknown, { hashConfig }: ForeignOptions): RowContent {
  if (!isObject(value)) return { problem: `holds ${describe(value)}, where an object is a user` };
  const email = text(value["email"]);
  const phone = text(value["phoneNumber"]);
  const notes = findNotes(value);
  const password = readPassword(value, hashConfig, notes);
  return importPerson({
    system: "firebase",
    id: text(value["localId"]),
    emails: email === undefined ? [] : [{ value: email, isVerified: flag(value["emailVerified"]) }],
    // Firebase has no numbers but those that were confirmed.
    phones: phone === undefined ? [] : [{ value: phone, isVerified: true }],
    // One text, which isn't cut: where a first name ends nobody knows.
    firstName: text(value["displayName"]),
    createdAt: moment(value["createdAt"]),
    trusted: objectOf(value["customAttributes"]),
    password,
    notes,
  });
}

function readPassword(user: Fields, config: Fields | undefined, notes: string[]): PasswordHash | undefined {
  const hash = text(user["passwordHash"]);
  if (hash === undefined) return undefined;
  const read = readHash(decode(hash), decode(text(user["salt"]) ?? ""), config);
  if ("password" in read) return read.password;
  notes.push(`the password: ${read.problem}`);
  return undefined;
}

/** Whoever uploaded hashes to Firebase says how they were made; its own are of its variant of scrypt. */
function readHash(hash: Buffer, salt: Buffer, config: Fields = {}): HashReading {
  const number = (name: string): number => Number(config[name] ?? 0);
  switch (text(config["algorithm"])?.toUpperCase() ?? "SCRYPT") {
    case "BCRYPT":
      return readEncoded(hash.toString("utf8"));
    case "STANDARD_SCRYPT":
      return scrypt(
        { n: number("mem_cost"), r: number("block_size"), p: number("parallelization") },
        salt,
        hash,
      );
    case "PBKDF2_SHA256":
      return pbkdf2("sha256", number("rounds"), salt, hash);
    case "MD5":
      return readDigest("md5", hash, salt, config);
    case "SHA1":
      return readDigest("sha1", hash, salt, config);
    case "SHA512":
      return readDigest("sha512", hash, salt, config);
    case "SCRYPT":
      return {
        problem:
          "Firebase's variant of scrypt encrypts the project's key by the hash, and the API takes plain scrypt. The user sets a new one, by passwords.email.resetStart",
      };
    default:
      return { problem: "the API takes no hashes of that algorithm" };
  }
}

/** One round alone is a plain digest. The salt stands before the password, unless the upload said otherwise. */
function readDigest(
  name: "md5" | "sha1" | "sha512",
  hash: Buffer,
  salt: Buffer,
  config: Fields,
): HashReading {
  const least = name === "md5" ? 0 : 1;
  if (Number(config["rounds"] ?? least) !== least)
    return { problem: "the API takes digests of one round alone" };
  const written = salt.toString("utf8");
  if (!Buffer.from(written, "utf8").equals(salt))
    return { problem: "its salt is bytes that are no text, and the API takes text" };
  const isBehind = text(config["hash_input_order"])?.toUpperCase() === "PASSWORD_FIRST";
  return digest(name, hash.toString("hex"), isBehind ? { behind: written } : { before: written });
}

/** Firebase writes base64 with the letters for URLs or the others. */
function decode(value: string): Buffer {
  return Buffer.from(value, "base64");
}

function findNotes(user: Fields): string[] {
  const notes: string[] = [];
  const social = objects(user["providerUserInfo"]).filter(
    ({ providerId }) => !["password", "phone"].includes(String(providerId)),
  );
  if (social.length > 0)
    notes.push(`OAuth accounts: users sign in with the provider again (${social.length})`);
  if (objects(user["mfaInfo"]).length > 0) notes.push("second factors: users add them again");
  if (flag(user["disabled"])) notes.push("that the user is disabled: the API has no such state");
  if (text(user["photoUrl"]) !== undefined) notes.push("photoUrl: the API has no such field");
  if (text(user["tenantId"]) !== undefined) notes.push("tenantId: the API's users have no tenants");
  return notes;
}
