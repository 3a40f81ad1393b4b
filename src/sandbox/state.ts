import type { api_user_v1_User as User } from "../../generated/schema.ts";
import type { ErrorType } from "../../generated/errors.ts";
import { Refusal } from "./refusal.ts";

/** A user, and where they stand in the order of creation. A change puts another in its place. */
export interface Stored {
  readonly user: User;
  readonly sequence: number;
}

/** The users of one sandbox. Every change happens in one go, so parallel requests can't come between. */
export class State {
  /** Different in each sandbox, so that the cursors of one are none in another. */
  readonly salt: string;
  readonly #users = new Map<string, Stored>();
  /** Who has an email address, phone number or external id. */
  readonly #owners = new Map<string, string>();
  #created = 0;

  constructor(salt: string) {
    this.salt = salt;
  }

  /** All users, in the order of their creation. */
  all(): Stored[] {
    return [...this.#users.values()];
  }

  /** The user with this `user_id`, or else with this `external_id`. */
  find(id: string): User | undefined {
    const user_id = this.#users.has(id) ? id : this.#owners.get(externalIdKey(id));
    return user_id === undefined ? undefined : this.#users.get(user_id)?.user;
  }

  /**
   * As {@link find}.
   *
   * @throws {Refusal} user_not_found
   */
  get(id: string): User {
    const user = this.find(id);
    if (!user) throw new Refusal("user_not_found");
    return user;
  }

  /**
   * Adds a user, or puts them in their old self's place.
   *
   * @throws {Refusal} duplicate_…, for a value that another user has. Nothing has changed then.
   */
  save(user: User): void {
    const keys = keysOf(user);
    for (const [key, error_type] of keys) {
      const owner = this.#owners.get(key);
      if (owner !== undefined && owner !== user.user_id) throw new Refusal(error_type);
    }
    const old = this.#users.get(user.user_id);
    if (old) this.#release(old.user);
    for (const [key] of keys) this.#owners.set(key, user.user_id);
    this.#users.set(user.user_id, { user, sequence: old?.sequence ?? this.#created++ });
  }

  /** Takes a user out, and frees what was theirs alone. */
  delete(user: User): void {
    this.#release(user);
    this.#users.delete(user.user_id);
  }

  #release(user: User): void {
    for (const [key] of keysOf(user)) this.#owners.delete(key);
  }
}

/** What no two users may share. That case doesn't count in an email address is inferred. */
function keysOf({ emails, phone_numbers, external_id }: User): [key: string, duplicate: ErrorType][] {
  return [
    ...emails.map(({ email }): [string, ErrorType] => [`email:${email.toLowerCase()}`, "duplicate_email"]),
    ...phone_numbers.map(({ phone_number }): [string, ErrorType] => [
      `phone_number:${phone_number}`,
      "duplicate_phone_number",
    ]),
    ...(external_id === null
      ? []
      : [[externalIdKey(external_id), "duplicate_user_external_id"] satisfies [string, ErrorType]]),
  ];
}

function externalIdKey(id: string): string {
  return `external_id:${id}`;
}
