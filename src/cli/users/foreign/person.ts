import type { CreateParams, RowContent } from "../import/row.ts";
import type { PasswordHash } from "../../../clerk/hashes/hash.ts";
import type { Fields } from "./fields.ts";

/** An address or a number of a user elsewhere. */
export interface Contact {
  readonly value: string;
  readonly isVerified: boolean;
}

/** A user as another system knows them, in words that all systems share. */
export interface Person {
  readonly system: string;
  /** Their id there. It becomes the external id, unless they have one of their own. */
  readonly id: string | undefined;
  readonly externalId?: string | undefined;
  /** The first of each is the primary one. */
  readonly emails: readonly Contact[];
  readonly phones: readonly Contact[];
  readonly firstName?: string | undefined;
  readonly middleName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly username?: string | undefined;
  readonly createdAt?: string | undefined;
  /** Metadata that the user can't write. */
  readonly trusted?: Fields | undefined;
  /** Metadata that the user can write, or could. */
  readonly untrusted?: Fields | undefined;
  readonly password?: PasswordHash | undefined;
  /** The parts of them that the API doesn't take. */
  readonly notes: readonly string[];
}

/** The key of trusted metadata that has what no field of the API has: where a user comes from, and since when. */
const IMPORTED = "imported";
const EXTERNAL_ID = /^[\w.|-]{1,128}$/;
const PHONE_NUMBER = /^\+[1-9]\d{1,14}$/;
/** https://stytch.com/docs/api-reference/consumer/api/resources/metadata */
const MAX_KEYS = 20;
const MAX_BYTES = 4096;

/** Puts a user of another system into the API's terms. What doesn't fit is noted. */
export function importPerson(person: Person): RowContent {
  const notes = [...person.notes];
  const [email, ...otherEmails] = person.emails;
  const phones = person.phones.map(({ value, ...rest }) => ({
    ...rest,
    value: value.replace(/[\s().-]/g, ""),
  }));
  const usable = phones.filter(({ value }) => PHONE_NUMBER.test(value));
  const [phone, ...otherPhones] = usable;
  if (otherEmails.length > 0)
    notes.push(`emails after the first (${otherEmails.length}): the API makes a user with one`);
  if (otherPhones.length > 0)
    notes.push(`phone numbers after the first (${otherPhones.length}): the API makes a user with one`);
  if (usable.length < phones.length) notes.push("a phone number that isn't in E.164, such as +12025550162");
  if (!email && person.password) notes.push("the password: the API takes a hash only beside an email");
  const external_id = chooseExternalId(person, notes);
  const name = nameOf(person);
  const trusted_metadata = withOrigin(person, notes);
  const { untrusted } = person;
  const params = {
    ...(email && { email: email.value }),
    ...(phone && { phone_number: phone.value }),
    ...(external_id !== undefined && { external_id }),
    ...(Object.keys(name).length > 0 && { name }),
    ...(Object.keys(trusted_metadata).length > 0 && { trusted_metadata }),
    ...(untrusted && Object.keys(untrusted).length > 0 && { untrusted_metadata: untrusted }),
  } as CreateParams;
  const isVerified = { email: !!email?.isVerified, phone: !!phone?.isVerified };
  const password = email && person.password;
  return { user: { params, password, isVerified, sourceId: person.id, notCarried: notes } };
}

function chooseExternalId({ externalId, id }: Person, notes: string[]): string | undefined {
  const candidates = [externalId, id].filter((each) => each !== undefined);
  const chosen = candidates.find((each) => EXTERNAL_ID.test(each));
  if (candidates.length > 0 && chosen !== candidates[0]) {
    notes.push(
      `the ${externalId === undefined ? "id" : "external id"} as external_id: it has other characters than the API takes`,
    );
  }
  return chosen;
}

function nameOf({ firstName, middleName, lastName }: Person): Fields {
  return {
    ...(firstName !== undefined && { first_name: firstName }),
    ...(middleName !== undefined && { middle_name: middleName }),
    ...(lastName !== undefined && { last_name: lastName }),
  };
}

/** The trusted metadata, with the origin beside it where there is room. */
function withOrigin(
  { system, createdAt, username, trusted = {}, id, externalId }: Person,
  notes: string[],
): Fields {
  const origin = {
    from: system,
    // Else it is the external id.
    ...(externalId !== undefined && id !== undefined && { id }),
    ...(username !== undefined && { username }),
    ...(createdAt !== undefined && { created_at: createdAt }),
  };
  const merged = { ...trusted, [IMPORTED]: origin };
  const fits =
    !Object.hasOwn(trusted, IMPORTED) &&
    Object.keys(merged).length <= MAX_KEYS &&
    Buffer.byteLength(JSON.stringify(merged)) <= MAX_BYTES;
  if (fits) return merged;
  notes.push(`${Object.keys(origin).join(", ")}: trusted_metadata.${IMPORTED} has no room for it`);
  return trusted;
}
