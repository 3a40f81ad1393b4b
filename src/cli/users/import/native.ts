import { describe } from "../../../checks.ts";
import { isObject } from "../../../json.ts";
import type { CreateParams, RowContent } from "./row.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The fields that are the same in a user whom the API answers and in the params of a create. */
const SAME = ["name", "external_id", "trusted_metadata", "untrusted_metadata"];
/** Lists of the API's users that no call can make, and what to say of them. */
const FACTORS: Readonly<Record<string, string>> = {
  providers: "OAuth registrations: users sign in with the provider again",
  webauthn_registrations: "passkeys: users register them again",
  biometric_registrations: "biometric registrations: users register them again",
  totps: "authenticator apps: users add them again",
  crypto_wallets: "crypto wallets: users add them again",
};
/** Fields of the API's users that say something of the project that they are from alone. */
const OF_PROJECT = [
  "user_id",
  "created_at",
  "is_locked",
  "lock_created_at",
  "lock_expires_at",
  "status_code",
  "request_id",
];
const KNOWN = [
  ...SAME,
  ...Object.keys(FACTORS),
  ...OF_PROJECT,
  ...["email", "phone_number", "emails", "phone_numbers", "roles", "status", "create_user_as_pending"],
  ...["attributes", "password"],
];
/** The role that every user has, and that no call takes. */
const DEFAULT_ROLE = "stytch_user";

/**
 * Reads a user in the API's own form: one whom it answered, as `users export` writes them, or the params of
 * `users.create`.
 */
export function readNative(value: unknown): RowContent {
  if (!isObject(value)) return { problem: `holds ${describe(value)}, where an object is a user` };
  const wrong = findWrongType(value);
  if (wrong !== undefined) return { problem: wrong };
  const emails = listOf(value["emails"]);
  const phones = listOf(value["phone_numbers"]);
  const email = given(value["email"]) ?? given(emails[0]?.["email"]);
  const phone_number = given(value["phone_number"]) ?? given(phones[0]?.["phone_number"]);
  const roles = (value["roles"] as readonly unknown[] | null | undefined)?.filter(
    (role) => role !== DEFAULT_ROLE,
  );
  const isPending = value["create_user_as_pending"] === true || value["status"] === "pending";
  const params = {
    ...(email !== undefined && { email }),
    ...(phone_number !== undefined && { phone_number }),
    ...Object.fromEntries(
      SAME.map((field) => [field, given(value[field])]).filter(([, own]) => own !== undefined),
    ),
    ...(value["attributes"] != null && { attributes: value["attributes"] }),
    ...(roles && roles.length > 0 && { roles }),
    ...(isPending && { create_user_as_pending: true }),
  } as CreateParams;
  const sourceId = typeof value["user_id"] === "string" ? value["user_id"] : undefined;
  const isVerified = { email: emails[0]?.["verified"] === true, phone: phones[0]?.["verified"] === true };
  return { user: { params, isVerified, sourceId, notCarried: findNotCarried(value, emails, phones) } };
}

/** Names what the lists of a user must be before they are read. The rules of the document see to the rest. */
function findWrongType(value: Fields): string | undefined {
  for (const field of ["emails", "phone_numbers", "roles"]) {
    const list = value[field];
    if (list == null) continue;
    if (!Array.isArray(list)) return `has a problem: ${field} must be a list, not ${describe(list)}`;
    if (field !== "roles" && !list.every(isObject))
      return `has a problem: ${field} must be a list of objects`;
  }
  return undefined;
}

/** Empty text and null are how the API writes what isn't there. */
function given(value: unknown): unknown {
  return value === "" || value === null ? undefined : value;
}

function listOf(value: unknown): readonly Fields[] {
  return (value ?? []) as readonly Fields[];
}

function findNotCarried(value: Fields, emails: readonly Fields[], phones: readonly Fields[]): string[] {
  const notes: string[] = [];
  if (emails.length > 1)
    notes.push(`emails after the first (${emails.length - 1}): the API makes a user with one`);
  if (phones.length > 1)
    notes.push(`phone numbers after the first (${phones.length - 1}): the API makes a user with one`);
  for (const [field, note] of Object.entries(FACTORS)) {
    const { length } = listOf(value[field]);
    if (length > 0) notes.push(`${note} (${length})`);
  }
  if (value["created_at"] != null) notes.push("created_at: the API tells when it made the user");
  if (value["password"] != null) notes.push("the password: the API gives out no hashes");
  if (value["is_locked"] === true) notes.push("the lock: the API can't lock a user");
  const unknown = Object.keys(value).filter((key) => !KNOWN.includes(key) && value[key] !== null);
  if (unknown.length > 0) notes.push(`fields that the API's users don't have (${unknown.length})`);
  return notes;
}
