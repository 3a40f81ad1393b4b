import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { ApiError } from "../../errors/api-error.ts";
import { magic, magicUser } from "../login/magic-values.ts";
import { findAddress } from "../login/recipient.ts";
import type { BodyOf, OperationOf, OperationSurroundings } from "../operation.ts";
import { policy } from "../rbac/collection.ts";
import { users } from "../users/collection.ts";
import { makeFactor } from "../users/factors.ts";
import { mergeMetadata } from "../users/metadata.ts";
import { DEFAULT_ROLE, makeName, makeRoles, makeUser } from "../users/user.ts";
import { readMigratedHash } from "./hashes/read-hash.ts";
import { keepHash } from "./new-password.ts";

type Body = BodyOf<"api_password_v1_Migrate">;

/** Gives a user the password that they have elsewhere, of which only the hash is known. */
export const migrate: OperationOf<"api_password_v1_Migrate", string> = {
  // eslint-disable-next-line @typescript-eslint/require-await -- one that throws is to reject
  prepare: async ({ body }) => readMigratedHash(body),
  sharedLimit: () => ({ name: "passwords.migrate", calls: 100, milliseconds: 1000 }),

  run({ body, ...surroundings }, hash) {
    const { email } = body;
    if (email === magic.email) {
      const { email_id, user_id } = magic;
      return { email_id, user: magicUser(surroundings), user_created: false, user_id };
    }
    const { store, ids } = surroundings;
    const found = store.get(users).findByAddress("emails", email);
    if (found?.password) throw new ApiError("password_already_exists");
    const before = found ?? makeMigrated(body, surroundings);
    const merged = mergeUser(before, body, surroundings);
    const user = { ...merged, password: makeFactor("password", {}, ids) };
    if (found) store.get(users).save(user);
    else store.get(users).add(user);
    keepHash(user, hash, surroundings);
    const email_id = findAddress({ list: "emails", value: email }, user)!;
    return { email_id, user, user_created: !found, user_id: user.user_id };
  },
};

function makeMigrated({ email, external_id }: Body, surroundings: OperationSurroundings): User {
  const emails = [makeFactor("emails", { email }, surroundings.ids)];
  return makeUser({ emails, external_id: external_id ?? null }, surroundings);
}

/** Gives a user what else is known of them. */
function mergeUser(before: User, body: Body, surroundings: OperationSurroundings): User {
  const { email, name = {}, roles = [], set_email_verified: isVerified = false } = body;
  surroundings.store.get(policy).requireRoles(roles);
  const email_id = findAddress({ list: "emails", value: email }, before);
  const user: User = {
    ...before,
    emails: before.emails.map((each) =>
      each.email_id === email_id && isVerified ? { ...each, verified: true } : each,
    ),
    name: makeName(name, before.name),
    roles: makeRoles([...before.roles.filter((role) => role !== DEFAULT_ROLE), ...roles]),
    trusted_metadata: mergeMetadata("trusted_metadata", before.trusted_metadata, body.trusted_metadata),
    untrusted_metadata: mergeMetadata(
      "untrusted_metadata",
      before.untrusted_metadata,
      body.untrusted_metadata,
    ),
  };
  return body.phone_number === undefined ? user : withPhone(user, body.phone_number, body, surroundings);
}

/**
 * Gives a user a phone number, unless they have it.
 *
 * @throws {ApiError} duplicate_phone_number, too_many_unverified_factors
 */
function withPhone(
  user: User,
  phone_number: string,
  { set_phone_number_verified: verified = false }: Body,
  { store, ids }: OperationSurroundings,
): User {
  const isOwn = (phone: User["phone_numbers"][number]): boolean => phone.phone_number === phone_number;
  if (user.phone_numbers.some(isOwn)) {
    const phone_numbers = user.phone_numbers.map((phone) =>
      isOwn(phone) && verified ? { ...phone, verified } : phone,
    );
    return { ...user, phone_numbers };
  }
  if (store.get(users).findByAddress("phone_numbers", phone_number)) {
    throw new ApiError("duplicate_phone_number");
  }
  const isKnown = store.get(users).get(user.user_id) !== undefined;
  if (isKnown && [...user.emails, ...user.phone_numbers].some((each) => !each.verified)) {
    throw new ApiError("too_many_unverified_factors");
  }
  const phone = makeFactor("phone_numbers", { phone_number, verified }, ids);
  return { ...user, phone_numbers: [...user.phone_numbers, phone] };
}
