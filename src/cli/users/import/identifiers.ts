import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import type { CreateParams, Identifier } from "./row.ts";

/** The identifiers of a row, in the order in which they are asked. */
export const IDENTIFIERS = ["external_id", "email", "phone_number"] as const satisfies readonly Identifier[];

/** The identifiers of one user in a form by which they can be compared: the API takes addresses of any case for one. */
export type Keys = Readonly<Partial<Record<Identifier, string>>>;

/** The identifiers of a row. */
export function keysOf(params: CreateParams): Keys {
  const { external_id, email, phone_number } = params as Partial<CreateParams>;
  return {
    ...(external_id !== undefined && { external_id }),
    ...(email !== undefined && { email: email.toLowerCase() }),
    ...(phone_number !== undefined && { phone_number }),
  };
}

/** Users whom there are, by all their identifiers. */
export class UserIndex {
  readonly #users: Record<Identifier, Map<string, User>> = {
    external_id: new Map(),
    email: new Map(),
    phone_number: new Map(),
  };

  add(user: User): void {
    const { external_id, email, phone_number } = this.#users;
    if (user.external_id) external_id.set(user.external_id, user);
    for (const each of user.emails) email.set(each.email.toLowerCase(), user);
    for (const each of user.phone_numbers) phone_number.set(each.phone_number, user);
  }

  get(identifier: Identifier, key: string): User | undefined {
    return this.#users[identifier].get(key);
  }
}

/** The user whom a row is about, or why nobody can say. */
export type Match =
  | { readonly user: User; readonly by: Identifier }
  | { readonly conflict: string; readonly user_id: string; readonly by: Identifier };

/**
 * Finds the user whom a row is about: by external_id, else by address, else by number.
 *
 * @param sourceId the row's id in its system, which an earlier import of the same system may have made the external id
 */
export function matchUser(keys: Keys, index: UserIndex, sourceId?: string): Match | undefined {
  const found = IDENTIFIERS.flatMap((by) => {
    const user = keys[by] === undefined ? undefined : index.get(by, keys[by]);
    return user ? [{ by, user }] : [];
  });
  const [first] = found;
  if (!first) return undefined;
  const { user, by } = first;
  const other = found.find((each) => each.user.user_id !== user.user_id);
  const conflict = other
    ? `its ${by} is that of one user, and its ${other.by} that of another, ${other.user.user_id}`
    : findContradiction(keys, first, sourceId);
  return conflict === undefined ? first : { conflict, user_id: user.user_id, by };
}

/** Whom an address or number finds may still be somebody else, by what was asked before it. */
function findContradiction(
  keys: Keys,
  { by, user }: { by: Identifier; user: User },
  sourceId: string | undefined,
): string | undefined {
  if (by === "external_id") return undefined;
  if (keys.external_id !== undefined && user.external_id && user.external_id !== sourceId) {
    return `the user who has its ${by} has another external_id`;
  }
  if (by === "phone_number" && keys.email !== undefined && user.emails.length > 0) {
    return "the user who has its phone_number has another email";
  }
  return undefined;
}
