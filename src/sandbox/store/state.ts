import type {
  api_user_v1_SearchUsersQuery as Query,
  api_user_v1_User as User,
} from "../../../generated/schema.ts";
import type { ErrorType } from "../../../generated/errors.ts";
import { ApiError } from "../api-error.ts";
import { allFactorIds } from "../resources/users/search/factor-ids.ts";
import { lower } from "../resources/users/search/filter.ts";
import { Indexes, type IndexName } from "./indexes.ts";
import type { Place } from "../resources/users/search/order.ts";
import { Search, type Found } from "../resources/users/search/search.ts";
import { readTime } from "../environment/time.ts";

/** A user, and their place in the order of creation. A change puts another in its place. */
export interface Stored extends Place {
  readonly user: User;
}

/** The users of one sandbox. Every change happens in one go, so parallel requests can't come between. */
export class State {
  /** Different in each sandbox, so that the cursors of one are none in another. */
  readonly salt: string;
  readonly #users = new Map<string, Stored>();
  readonly #listeners = new Set<() => void>();
  #indexes = new Indexes();
  #search = new Search(this.#indexes);
  /** How many there have been. */
  #created = 0;

  constructor(salt: string) {
    this.salt = salt;
  }

  /** All users, in the order of their creation. */
  list(): Stored[] {
    return [...this.#users.values()];
  }

  /** The users that a query finds. */
  search(query?: Query): Found {
    return this.#search.find(query);
  }

  /** The `user_id` of whoever has the factor with this id. */
  ownerOf(factorId: string): string | undefined {
    for (const [name] of allFactorIds) {
      const [owner] = this.#indexes.find(name, factorId).slice(0, 1);
      if (owner) return owner.user.user_id;
    }
    return undefined;
  }

  /** The user with this `user_id`, or else with this `external_id`. */
  find(id: string): User | undefined {
    const found = this.#users.get(id) ?? this.#indexes.find("user_id", id).slice(0, 1)[0];
    return found?.user;
  }

  /**
   * As {@link find}.
   *
   * @throws {ApiError} user_not_found
   */
  get(id: string): User {
    const user = this.find(id);
    if (!user) throw new ApiError("user_not_found");
    return user;
  }

  /**
   * Adds a user, or puts them in their old self's place.
   *
   * @throws {ApiError} duplicate_…, for a value that another user has. Nothing has changed then.
   */
  save(user: User): void {
    this.#put(user);
    this.#notify();
  }

  /**
   * Adds users in the order of their creation: all of them, or none if one is refused.
   *
   * @throws {ApiError} as {@link save}
   */
  load(users: readonly User[]): void {
    const undo: (() => void)[] = [];
    try {
      for (const user of users) undo.push(this.#put(user));
    } catch (error) {
      for (const step of undo.reverse()) step();
      throw error;
    }
    this.#notify();
  }

  /** Takes a user out, and frees what was theirs alone. */
  delete(user: User): void {
    this.#remove(user);
    this.#notify();
  }

  /** Takes everyone out. */
  clear(): void {
    this.#users.clear();
    this.#indexes = new Indexes();
    this.#search = new Search(this.#indexes);
    // A snapshot that is put back then has the places that its cursors name.
    this.#created = 0;
    this.#notify();
  }

  /**
   * Calls a function after every change; one time for a {@link load}.
   *
   * @returns what ends it
   */
  subscribe(listener: () => void): () => void {
    // Wrapped, so that one function can be subscribed twice, and each time ended on its own.
    const own = (): void => listener();
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Answers with what undoes it. */
  #put(user: User): () => void {
    this.#refuseDuplicates(user);
    const created = this.#created;
    const old = this.#users.get(user.user_id);
    if (old) this.#indexes.remove(old);
    else this.#created++;
    const stored = { user, sequence: old?.sequence ?? created, time: readTime(user.created_at)! };
    this.#users.set(user.user_id, stored);
    this.#indexes.add(stored);
    return () => {
      if (old) this.#put(old.user);
      else this.#remove(user);
      this.#created = created;
    };
  }

  #remove({ user_id }: User): void {
    const stored = this.#users.get(user_id);
    if (!stored) return;
    this.#users.delete(user_id);
    this.#indexes.remove(stored);
  }

  #refuseDuplicates(user: User): void {
    for (const [name, key, error_type] of uniqueKeys(user)) {
      for (const { user: other } of this.#indexes.find(name, key).span().all()) {
        // A user_id that reads like the external_id is no duplicate of it.
        if (other.user_id !== user.user_id && other.user_id !== key) throw new ApiError(error_type);
      }
    }
  }
}

/** What no two users may share. That case doesn't count in an email address is inferred. */
function uniqueKeys({ emails, phone_numbers, external_id }: User): [IndexName, string, ErrorType][] {
  return [
    ...emails.map(({ email }) => ["email_address", lower(email), "duplicate_email"] as const),
    ...phone_numbers.map(
      ({ phone_number }) => ["phone_number", phone_number, "duplicate_phone_number"] as const,
    ),
    ...(external_id === null ? [] : [["user_id", external_id, "duplicate_user_external_id"] as const]),
  ].map((key) => [...key]);
}
