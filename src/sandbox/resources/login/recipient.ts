import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { ApiError } from "../../errors/api-error.ts";
import type { Message } from "../../messages/message.ts";
import { addedFactors, expectProof } from "../added-factors/collection.ts";
import type { OperationSurroundings } from "../operation.ts";
import { sessions } from "../sessions/collection.ts";
import type { GivenSession } from "../sessions/given-session.ts";
import { users } from "../users/collection.ts";
import { makeFactor } from "../users/factors.ts";
import { lower } from "../users/search/filter.ts";
import { makeUser } from "../users/user.ts";

/** An address that messages go to. */
export type Address =
  | { readonly list: "emails"; readonly value: string }
  | { readonly list: "phone_numbers"; readonly value: string };

/** A user, and the factor that a message goes to. */
export interface Recipient {
  readonly user: User;
  readonly method_id: string;
  /** Whether they were made for this message. */
  readonly isNew?: boolean;
}

/** The reader that a message is worded for: someone who signs in, or someone new, who has never been active. */
export function audienceOf({ user, isNew = false }: Recipient): Message["audience"] {
  return user.status === "active" && !isNew ? "login" : "signup";
}

/** The user whom a request names beside an address, by id or by session. */
export interface NamedOwner {
  readonly user_id?: string | undefined;
  readonly session?: GivenSession | undefined;
}

/**
 * The user of an address. One that is nobody's is added to the user whom the request names, until they prove it.
 *
 * @throws {ApiError} email_not_found or phone_number_not_found for an address that is nobody's, duplicate_… for one that
 * is somebody else's, too_many_unverified_factors where the user has yet to prove another
 */
export function findRecipient(
  address: Address,
  { user_id, session }: NamedOwner,
  surroundings: OperationSurroundings,
): Recipient {
  const { store } = surroundings;
  const found = findByAddress(address, surroundings);
  const isNamed = user_id !== undefined || session !== undefined;
  if (!isNamed) return found ?? refuseUnknown(address);
  const owner = store.get(users).require(session ? store.get(sessions).require(session).user_id : user_id!);
  if (!found) return addAddress(address, owner, surroundings);
  if (found.user.user_id === owner.user_id) return found;
  throw new ApiError(address.list === "emails" ? "duplicate_email" : "duplicate_phone_number");
}

/** The user of an address, or a new one who has it. */
export function findOrMakeRecipient(
  address: Address,
  { isPending = false }: { isPending?: boolean | undefined },
  surroundings: OperationSurroundings,
): Recipient & { readonly isNew: boolean } {
  const found = findByAddress(address, surroundings);
  if (found) return { ...found, isNew: false };
  const { list } = address;
  const user = makeUser(
    { [list]: [makeAddress(address, surroundings)], status: isPending ? "pending" : "active" },
    surroundings,
  );
  surroundings.store.get(users).add(user);
  return { user, method_id: findAddress(address, user)!, isNew: true };
}

function findByAddress(address: Address, { store }: OperationSurroundings): Recipient | undefined {
  const user = store.get(users).findByAddress(address.list, address.value);
  return user && { user, method_id: findAddress(address, user)! };
}

function addAddress(address: Address, owner: User, surroundings: OperationSurroundings): Recipient {
  if ([...owner.emails, ...owner.phone_numbers].some(({ verified }) => !verified)) {
    throw new ApiError("too_many_unverified_factors");
  }
  const { list } = address;
  const user = { ...owner, [list]: [...owner[list], makeAddress(address, surroundings)] };
  surroundings.store.get(users).save(user);
  const method_id = findAddress(address, user)!;
  expectProof({ factor_id: method_id, user_id: user.user_id, list }, surroundings);
  return { user, method_id };
}

function makeAddress(
  { list, value }: Address,
  { ids }: OperationSurroundings,
): User["emails"][number] | User["phone_numbers"][number] {
  return list === "emails"
    ? makeFactor(list, { email: value }, ids)
    : makeFactor(list, { phone_number: value }, ids);
}

/** The `email_id` or `phone_id` that an address has among those of a user. */
export function findAddress({ list, value }: Address, { emails, phone_numbers }: User): string | undefined {
  return list === "emails"
    ? emails.find(({ email }) => lower(email) === lower(value))?.email_id
    : phone_numbers.find(({ phone_number }) => phone_number === value)?.phone_id;
}

function refuseUnknown({ list }: Address): never {
  throw new ApiError(list === "emails" ? "email_not_found" : "phone_number_not_found");
}

/**
 * A user who has just proven that an address is theirs. It isn't saved yet.
 *
 * @param method_id the `email_id` or `phone_id`
 */
export function proveAddress(user: User, method_id: string): User {
  return {
    ...user,
    emails: user.emails.map((email) => (email.email_id === method_id ? { ...email, verified: true } : email)),
    phone_numbers: user.phone_numbers.map((phone) =>
      phone.phone_id === method_id ? { ...phone, verified: true } : phone,
    ),
  };
}

/** Lets a user keep an address that was added, now that they have proven it. */
export function keepAddress(method_id: string, { store }: OperationSurroundings): void {
  store.get(addedFactors).delete(method_id);
}
