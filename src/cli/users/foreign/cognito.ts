import { describe } from "../../../checks.ts";
import { isObject } from "../../../json.ts";
import type { RowContent } from "../import/row.ts";
import { flag, moment, objects, text, type Fields } from "./fields.ts";
import { importPerson, type Contact } from "./person.ts";

const CUSTOM = "custom:";
/** Attributes of a user's profile that the API has no field for. */
const PROFILE = [
  "nickname",
  "profile",
  "picture",
  "website",
  "gender",
  "birthdate",
  "zoneinfo",
  "locale",
  "address",
];

/**
 * Reads a user of Cognito: a row in the form of its CSV, or a user as `list-users` answers them.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-using-import-tool-csv-header.html
 */
export function readCognito(value: unknown): RowContent {
  if (!isObject(value)) return { problem: `holds ${describe(value)}, where an object is a user` };
  const row = Array.isArray(value["Attributes"]) ? rowOf(value) : value;
  const username = text(row["cognito:username"]);
  const sub = text(row["sub"]);
  return importPerson({
    system: "cognito",
    id: sub ?? username,
    emails: contacts(row["email"], row["email_verified"]),
    phones: contacts(row["phone_number"], row["phone_number_verified"]),
    ...nameOf(row),
    // A pool where users sign in by address names them by their id.
    username: text(row["preferred_username"]) ?? (username === sub ? undefined : username),
    createdAt: moment(row["created"]),
    // By default a pool's apps may write custom attributes, and so may whoever signed in.
    untrusted: customOf(row),
    notes: findNotes(row),
  });
}

/** The row of the CSV that a user of the API would be. */
function rowOf(user: Fields): Fields {
  const attributes = objects(user["Attributes"]).map(({ Name, Value }) => [String(Name), Value] as const);
  return {
    ...Object.fromEntries(attributes),
    "cognito:username": user["Username"],
    "cognito:mfa_enabled": objects(user["MFAOptions"]).length > 0,
    created: user["UserCreateDate"],
    enabled: user["Enabled"],
  };
}

function contacts(value: unknown, isVerified: unknown): Contact[] {
  const contact = text(value);
  return contact === undefined ? [] : [{ value: contact, isVerified: flag(isVerified) }];
}

function nameOf(row: Fields): Record<"firstName" | "middleName" | "lastName", string | undefined> {
  const [firstName, middleName, lastName] = ["given_name", "middle_name", "family_name"].map((name) =>
    text(row[name]),
  );
  const isNamed = firstName !== undefined || lastName !== undefined;
  return { firstName: isNamed ? firstName : text(row["name"]), middleName, lastName };
}

function customOf(row: Fields): Fields {
  const own = Object.entries(row).filter(
    ([name, value]) => name.startsWith(CUSTOM) && text(value) !== undefined,
  );
  return Object.fromEntries(own.map(([name, value]) => [name.slice(CUSTOM.length), value]));
}

function findNotes(row: Fields): string[] {
  const notes = ["the password: Cognito gives out no hashes"];
  if (flag(row["cognito:mfa_enabled"])) notes.push("second factors: users add them again");
  if (text(row["identities"]) !== undefined)
    notes.push("OAuth accounts: users sign in with the provider again");
  if (row["enabled"] === false) notes.push("that the user is disabled: the API has no such state");
  const profile = PROFILE.filter((name) => text(row[name]) !== undefined);
  if (profile.length > 0) notes.push(`${profile.join(", ")}: the API has no such fields`);
  return notes;
}
