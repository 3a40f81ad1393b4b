import { describe } from "../../../checks.ts";
import { isObject } from "../../../json.ts";
import type { RowContent } from "../import/row.ts";
import type { PasswordHash } from "../../../clerk/hashes/hash.ts";
import { readAuth0Hash } from "./auth0-hashes.ts";
import { flag, moment, objectOf, objects, text, type Fields } from "./fields.ts";
import type { ForeignOptions } from "./options.ts";
import { importPerson, type Contact } from "./person.ts";

/**
 * Reads a user of Auth0: of the lines of JSON that a job exports, or of the export of password hashes that its support
 * makes.
 *
 * @see https://auth0.com/docs/manage-users/user-migration/bulk-user-exports
 */
export function readAuth0(value: unknown, { hashes }: ForeignOptions): RowContent {
  if (!isObject(value)) return { problem: `holds ${describe(value)}, where an object is a user` };
  const id = idOf(value);
  const beside = id === undefined ? undefined : hashes?.get(id);
  const notes = findNotes(value);
  const password = readPassword({ ...value, ...objectOf(beside) }, notes);
  return importPerson({
    system: "auth0",
    id,
    emails: contacts(value["email"], value["email_verified"]),
    phones: contacts(value["phone_number"], value["phone_verified"]),
    ...nameOf(value),
    username: text(value["username"]),
    createdAt: moment(value["created_at"] ?? value["Created At"]),
    trusted: objectOf(value["app_metadata"]),
    untrusted: objectOf(value["user_metadata"]),
    password,
    notes,
  });
}

/** The id by which the other exports know a user: that of hashes has the part behind the bar, in MongoDB's form. */
export function idOf(user: Fields): string | undefined {
  const own = text(user["user_id"]) ?? text(user["Id"]);
  if (own !== undefined) return own;
  const inner = text(objectOf(user["_id"])?.["$oid"]) ?? text(user["_id"]);
  return inner === undefined ? undefined : `auth0|${inner}`;
}

function contacts(value: unknown, isVerified: unknown): Contact[] {
  const contact = text(value);
  return contact === undefined ? [] : [{ value: contact, isVerified: flag(isVerified) }];
}

/** Auth0 gives a user without a name their address for one. */
function nameOf(user: Fields): { firstName?: string | undefined; lastName?: string | undefined } {
  const firstName = text(user["given_name"]);
  const lastName = text(user["family_name"]);
  const whole = text(user["name"]);
  if (firstName !== undefined || lastName !== undefined || whole === undefined)
    return { firstName, lastName };
  return whole.includes("@") ? {} : { firstName: whole };
}

function readPassword(user: Fields, notes: string[]): PasswordHash | undefined {
  const read = readAuth0Hash(user);
  if (read && "password" in read) return read.password;
  if (read) notes.push(`the password: ${read.problem}`);
  else if (objects(user["identities"]).some(({ provider }) => provider === "auth0")) {
    notes.push("the password: it is in Auth0's export of hashes; --hashes <file> adds them");
  }
  return undefined;
}

function findNotes(user: Fields): string[] {
  const notes: string[] = [];
  const social = objects(user["identities"]).filter(
    ({ provider }) => !["auth0", "email", "sms"].includes(String(provider)),
  );
  if (social.length > 0)
    notes.push(`OAuth accounts: users sign in with the provider again (${social.length})`);
  const { multifactor } = user;
  if (Array.isArray(multifactor) && multifactor.length > 0)
    notes.push("second factors: users add them again");
  if (flag(user["blocked"])) notes.push("that the user is blocked: the API has no such state");
  for (const field of ["nickname", "picture"])
    if (text(user[field]) !== undefined) notes.push(`${field}: the API has no such field`);
  return notes;
}
