import { readOptions, refuseUnknown } from "../checks.ts";
import { StytchConfigError } from "../errors/config.ts";
import { readDigest } from "./hashes/read-digest.ts";
import type { PasswordHash } from "./hashes/hash.ts";
import type { ClerkOptions, CreateUserParams } from "./params.ts";

/** The params that can be given, each of which does something, or is so already. */
const TAKEN = [
  "externalId",
  "emailAddress",
  "emailAddressIdentificationStatus",
  "phoneNumber",
  "phoneNumberIdentificationStatus",
  "firstName",
  "lastName",
  "password",
  "passwordDigest",
  "passwordHasher",
  "publicMetadata",
  "privateMetadata",
  "unsafeMetadata",
  "skipPasswordRequirement",
  "skipLegalChecks",
  "banned",
  "locked",
  "skipPasswordChecks",
];

/** The params of Clerk's that nothing corresponds to, and what to do instead. */
const REFUSED: Readonly<Record<string, string>> = {
  username: "Users of the API have none: keep it in publicMetadata.",
  locale: "Users of the API have none: keep it in unsafeMetadata.",
  legalAcceptedAt: "The API keeps no consent: keep it in publicMetadata.",
  totpSecret: "The API makes secrets itself: have the user add their app by totps.create.",
  backupCodes: "The API makes codes itself, by totps.create.",
  createdAt: "The API tells when it made the user: keep another date in publicMetadata.",
};

const FALSE_ALONE: Readonly<Record<string, string>> = {
  banned: "The API has no such state.",
  locked: "The API locks users by itself, after wrong passwords.",
  skipPasswordChecks: "The API always judges a password. Give its passwordDigest, which isn't judged.",
};

/** Params that were found good. */
export interface CheckedParams extends CreateUserParams {
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly hash: PasswordHash | undefined;
  readonly isVerified: { readonly email: boolean; readonly phone: boolean };
}

/**
 * Checks params before anything is sent: what nothing corresponds to is refused, and never ignored.
 *
 * @throws {StytchConfigError} naming the param and the remedy. It shows no value.
 */
export function checkParams(given: CreateUserParams, options: ClerkOptions): CheckedParams {
  const params = dropUndefined(given);
  refuseWithout(params);
  const email = single("emailAddress", params.emailAddress);
  const phone = single("phoneNumber", params.phoneNumber);
  if (email === undefined && phone === undefined) {
    throw refusal("emailAddress and phoneNumber are missing, and a user needs one of them.");
  }
  const hash = readHash(params);
  if (params.password !== undefined) checkPassword(params, { email, phone, hash });
  if (hash && email === undefined) throw refusal("passwordDigest needs an emailAddress.");
  if (params.privateMetadata !== undefined) checkPrivate(params, options);
  const isVerified = {
    email: isToBeVerified("emailAddress", params.emailAddressIdentificationStatus, email, hash),
    phone: isToBeVerified("phoneNumber", params.phoneNumberIdentificationStatus, phone, hash),
  };
  return { ...params, email, phone, hash, isVerified };
}

function dropUndefined(given: CreateUserParams): CreateUserParams {
  refuseUnknown("createUser", given, [...TAKEN, ...Object.keys(REFUSED)]);
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function refuseWithout(params: CreateUserParams): void {
  for (const [name, value] of Object.entries(params) as [string, unknown][]) {
    const remedy = REFUSED[name] ?? (value === false ? undefined : FALSE_ALONE[name]);
    if (remedy !== undefined) throw refusal(`${name} can't be carried over. ${remedy}`);
  }
}

function single(name: string, list: readonly string[] | undefined): string | undefined {
  if (list === undefined) return undefined;
  if (!Array.isArray(list) || !list.every((each) => typeof each === "string")) {
    throw refusal(`${name} must be a list of strings.`);
  }
  if (list.length > 1) {
    throw refusal(`${name} has ${list.length}, and the API makes a user with one. Give the first alone.`);
  }
  return list[0];
}

function readHash({ passwordDigest, passwordHasher }: CreateUserParams): PasswordHash | undefined {
  if (passwordDigest === undefined && passwordHasher === undefined) return undefined;
  if (typeof passwordDigest !== "string" || typeof passwordHasher !== "string") {
    throw refusal("passwordDigest and passwordHasher go together. Give both.");
  }
  const read = readDigest(passwordDigest, passwordHasher);
  if ("password" in read) return read.password;
  throw refusal(`passwordDigest can't be carried over: ${read.problem}.`);
}

/** The call that takes a password takes an address, a name and metadata. */
function checkPassword(
  { password }: CreateUserParams,
  { email, phone, hash }: Pick<CheckedParams, "email" | "phone" | "hash">,
): void {
  if (typeof password !== "string") throw refusal("password must be a string.");
  if (hash) throw refusal("password and passwordDigest are both given. Leave one out.");
  if (email === undefined) throw refusal("password needs an emailAddress.");
  if (phone !== undefined) {
    throw refusal(
      "phoneNumber can't be given with a password: the API makes a user with either. Give the passwordDigest, or leave one out and let the user add it.",
    );
  }
}

function checkPrivate({ publicMetadata }: CreateUserParams, { privateMetadata: key }: ClerkOptions): void {
  if (key === undefined) {
    throw refusal(
      "privateMetadata can't be carried over: the user's browser may read all metadata of the API. Keep it in your own database, or name a key of trusted_metadata by the option privateMetadata.",
    );
  }
  if (publicMetadata && Object.hasOwn(publicMetadata, key)) {
    throw refusal("publicMetadata has the key that the option privateMetadata names. Name another.");
  }
}

/** Clerk's users are made verified. In the API, only the call that takes a hash can say so. */
function isToBeVerified(
  name: string,
  status: readonly ("verified" | "reserved")[] | undefined,
  contact: string | undefined,
  hash: PasswordHash | undefined,
): boolean {
  if (status === undefined) return hash !== undefined && contact !== undefined;
  if (!Array.isArray(status) || status.length !== (contact === undefined ? 0 : 1)) {
    throw refusal(`${name}IdentificationStatus must have an entry for each ${name}.`);
  }
  const first: unknown = (status as readonly unknown[])[0];
  if (first === undefined || first === "reserved") return false;
  if (first !== "verified") throw refusal(`${name}IdentificationStatus must be "verified" or "reserved".`);
  if (hash) return true;
  throw refusal(
    `${name}IdentificationStatus can't be "verified" without a passwordDigest: the API's other calls can't say so. Leave it out.`,
  );
}

/** Checks the options of calls. */
export function checkOptions(given: ClerkOptions): ClerkOptions {
  const options: ClerkOptions = readOptions("clerkUsers", given, ["privateMetadata"]);
  const { privateMetadata: key } = options;
  if (key !== undefined && (typeof key !== "string" || key === "")) {
    throw new StytchConfigError("clerkUsers: privateMetadata must be a string, the key that it goes under.");
  }
  return options;
}

function refusal(sentence: string): StytchConfigError {
  return new StytchConfigError(`createUser: ${sentence}`);
}
