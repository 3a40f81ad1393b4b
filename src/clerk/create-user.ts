import type { api_user_v1_User as User } from "../../generated/schema.ts";
import type { PlainPromises } from "../client/fake-reply.ts";
import type { Stytch } from "../client/create.ts";
import { checkOptions, checkParams, type CheckedParams } from "./check-params.ts";
import { HalfMadeUserError } from "./half-made.ts";
import type { ClerkOptions, CreateUserParams } from "./params.ts";
import { toClerkUser, type ClerkUser } from "./user.ts";

/**
 * The part of a client that users in Clerk's shape are made by.
 *
 * @example
 * const client: ClerkClient = createStytch({ projectId, secret });
 */
export type ClerkClient = PlainPromises<{
  users: Pick<Stytch["users"], "create" | "update" | "delete">;
  passwords: Pick<Stytch["passwords"], "create" | "migrate">;
}>;

/**
 * Makes a user from params in Clerk's shape, and gives them in Clerk's shape. A user with a password of whom a later step
 * fails is taken back.
 *
 * Clerk makes addresses verified. The API does so with a `passwordDigest`, and without one the user verifies theirs at the first
 * sign-in.
 *
 * @throws {StytchConfigError} for params that nothing of the API corresponds to; nothing was sent then
 * @throws {StytchAPIError} as `users.create`, `passwords.create` and `passwords.migrate` do: `duplicate_email`
 * @throws {HalfMadeUserError} where a user is left of whom a step failed
 * @example
 * const user = await createUser(stytch, { emailAddress: ["ada@example.com"], firstName: "Ada" });
 * user.id; // "user-test-…"
 */
export async function createUser(
  stytch: ClerkClient,
  params: CreateUserParams,
  options: ClerkOptions = {},
): Promise<ClerkUser> {
  const settings = checkOptions(options);
  const checked = checkParams(params, settings);
  const fields = fieldsOf(checked, settings);
  const user =
    checked.password === undefined
      ? await createWithoutPassword(stytch, checked, fields)
      : await createWithPassword(stytch, checked.email!, checked.password, checked.externalId, fields);
  return toClerkUser(user, settings);
}

/** The fields that all calls take that make a user. */
interface Fields {
  name?: { first_name?: string; last_name?: string };
  trusted_metadata?: Record<string, unknown>;
  untrusted_metadata?: Record<string, unknown>;
}

function fieldsOf(params: CheckedParams, { privateMetadata: key }: ClerkOptions): Fields {
  const { firstName, lastName, publicMetadata, privateMetadata, unsafeMetadata } = params;
  const name = {
    ...(firstName !== undefined && { first_name: firstName }),
    ...(lastName !== undefined && { last_name: lastName }),
  };
  const trusted = { ...publicMetadata, ...(privateMetadata && { [key!]: privateMetadata }) };
  return {
    ...(Object.keys(name).length > 0 && { name }),
    ...(Object.keys(trusted).length > 0 && { trusted_metadata: trusted }),
    ...(unsafeMetadata && { untrusted_metadata: unsafeMetadata }),
  };
}

/** The create alone refuses whom there is. The call that takes hashes would give them a password. */
async function createWithoutPassword(
  stytch: ClerkClient,
  { email, phone, externalId, hash, isVerified }: CheckedParams,
  fields: Fields,
): Promise<User> {
  const { user } = await stytch.users.create({
    ...fields,
    ...({ ...(email !== undefined && { email }), ...(phone !== undefined && { phone_number: phone }) } as {
      email: string;
    }),
    ...(externalId !== undefined && { external_id: externalId }),
  });
  if (!hash) return user;
  return orTakeBack(stytch, user.user_id, "the password", async () => {
    const answer = await stytch.passwords.migrate({
      email: email!,
      ...hash,
      set_email_verified: isVerified.email,
      ...(isVerified.phone && { phone_number: phone!, set_phone_number_verified: true }),
    });
    return answer.user;
  });
}

/** The call that takes a password takes no external id. */
async function createWithPassword(
  stytch: ClerkClient,
  email: string,
  password: string,
  external_id: string | undefined,
  fields: Fields,
): Promise<User> {
  const { user } = await stytch.passwords.create({ ...fields, email, password });
  if (external_id === undefined) return user;
  const { user_id } = user;
  return orTakeBack(stytch, user_id, "the externalId", async () => {
    const answer = await stytch.users.update({ user_id, external_id });
    return answer.user;
  });
}

/** Carries out a step on a user who was just made, and deletes them where it fails. */
async function orTakeBack(
  stytch: ClerkClient,
  user_id: string,
  name: string,
  step: () => Promise<User>,
): Promise<User> {
  try {
    return await step();
  } catch (error) {
    await stytch.users.delete({ user_id }).catch(() => {
      throw new HalfMadeUserError(user_id, name, error);
    });
    throw error;
  }
}
