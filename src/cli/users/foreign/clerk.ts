import { describe } from "../../../checks.ts";
import { isObject } from "../../../json.ts";
import type { RowContent } from "../import/row.ts";
import type { PasswordHash } from "../../../clerk/hashes/hash.ts";
import { readDigest } from "../../../clerk/hashes/read-digest.ts";
import { flag, moment, objectOf, objects, text, texts, type Fields } from "./fields.ts";
import { importPerson, type Contact, type Person } from "./person.ts";
import type { ForeignOptions } from "./options.ts";

/**
 * Reads a user of Clerk: a row of the CSV that its dashboard exports, or a user as its Backend API answers them.
 *
 * @see https://clerk.com/docs/guides/development/migrating/overview
 */
export function readClerk(value: unknown, options: ForeignOptions): RowContent {
  if (!isObject(value)) return { problem: `holds ${describe(value)}, where an object is a user` };
  const { emails, phones } = Array.isArray(value["email_addresses"])
    ? contactsOfApi(value)
    : contactsOfRow(value);
  const notes = findNotes(value);
  const password = readPassword(value, notes);
  const person: Person = {
    system: "clerk",
    id: text(value["id"]),
    externalId: text(value["external_id"]),
    emails,
    phones,
    firstName: text(value["first_name"]),
    lastName: text(value["last_name"]),
    username: text(value["username"]),
    createdAt: moment(value["created_at"]),
    trusted: readTrusted(value, options, notes),
    untrusted: objectOf(value["unsafe_metadata"]),
    password,
    notes,
  };
  return importPerson(person);
}

interface Contacts {
  readonly emails: readonly Contact[];
  readonly phones: readonly Contact[];
}

function contactsOfApi(user: Fields): Contacts {
  return {
    emails: contactsOf(user["email_addresses"], "email_address", user["primary_email_address_id"]),
    phones: contactsOf(user["phone_numbers"], "phone_number", user["primary_phone_number_id"]),
  };
}

/** The primary one first, as the API makes a user with the first. */
function contactsOf(list: unknown, field: string, primary: unknown): Contact[] {
  const all = objects(list).flatMap((item) => {
    const value = text(item[field]);
    const isVerified = objectOf(item["verification"])?.["status"] === "verified";
    return value === undefined ? [] : [{ value, isVerified, isPrimary: item["id"] === primary }];
  });
  return all.sort((one, other) => Number(other.isPrimary) - Number(one.isPrimary));
}

function contactsOfRow(row: Fields): Contacts {
  const read = (primary: string, kind: string): Contact[] => {
    const verified = texts(row[`verified_${kind}`]);
    const first = text(row[primary]);
    const all = new Set([
      ...(first === undefined ? [] : [first]),
      ...verified,
      ...texts(row[`unverified_${kind}`]),
    ]);
    return [...all].map((value) => ({ value, isVerified: verified.includes(value) }));
  };
  return {
    emails: read("primary_email_address", "email_addresses"),
    phones: read("primary_phone_number", "phone_numbers"),
  };
}

function readPassword(user: Fields, notes: string[]): PasswordHash | undefined {
  const hash = text(user["password_digest"]);
  if (hash === undefined) {
    if (flag(user["password_enabled"]))
      notes.push("the password: Clerk's API gives out no hashes, its dashboard's CSV does");
    return undefined;
  }
  const read = readDigest(hash, text(user["password_hasher"]));
  if ("password" in read) return read.password;
  notes.push(`the password: ${read.problem}`);
  return undefined;
}

/** Private metadata is seen by no browser in Clerk. Trusted metadata may be, so it goes there only where that is asked for. */
function readTrusted(user: Fields, { privateMetadata }: ForeignOptions, notes: string[]): Fields | undefined {
  const shown = objectOf(user["public_metadata"]);
  const hidden = objectOf(user["private_metadata"]);
  if (!hidden || Object.keys(hidden).length === 0) return shown;
  if (privateMetadata === undefined) {
    notes.push(
      "private_metadata: the user's browser may read trusted_metadata; --private-metadata <key> puts it there",
    );
    return shown;
  }
  if (shown && Object.hasOwn(shown, privateMetadata)) {
    notes.push(`private_metadata: public_metadata has the key ${privateMetadata} already`);
    return shown;
  }
  return { ...shown, [privateMetadata]: hidden };
}

/** The things that users of Clerk have and the API's calls don't make. */
const LISTS: Readonly<Record<string, string>> = {
  external_accounts: "OAuth accounts: users sign in with the provider again",
  web3_wallets: "crypto wallets: users add them again",
  passkeys: "passkeys: users register them again",
  saml_accounts: "SAML accounts",
  enterprise_accounts: "enterprise accounts",
  organization_memberships: "organization memberships",
};

function findNotes(user: Fields): string[] {
  const notes: string[] = [];
  for (const [field, note] of Object.entries(LISTS)) {
    const { length } = objects(user[field]);
    if (length > 0) notes.push(`${note} (${length})`);
  }
  const hasApp = flag(user["totp_enabled"]) || text(user["totp_secret"]) !== undefined;
  if (hasApp) notes.push("the authenticator app: users add it again");
  if (flag(user["backup_code_enabled"])) notes.push("backup codes");
  if (flag(user["banned"])) notes.push("that the user is banned: the API has no such state");
  if (flag(user["locked"])) notes.push("the lock: the API can't lock a user");
  return notes;
}
