import type {
  api_user_v1_SearchUsersQuery as Query,
  api_user_v1_User as User,
} from "../../../../generated/schema.ts";
import { requireArray } from "../../../checks.ts";
import { StytchConfigError } from "../../../errors/config.ts";
import type { Environment } from "../../environment/environment.ts";
import { readTime } from "../../environment/time.ts";
import { ApiError } from "../../errors/api-error.ts";
import type { Changes } from "../../store/changes.ts";
import { Collection, type CollectionOptions } from "../../store/collection.ts";
import type { CollectionDefinition, ReadContext } from "../../store/definition.ts";
import { expireLock } from "./expire-lock.ts";
import { allFactorIds } from "./search/factor-ids.ts";
import { lower } from "./search/filter.ts";
import { filters } from "./search/filters.ts";
import { Search, type Found } from "./search/search.ts";
import { usersFromSeed } from "./user-from-seed.ts";
import { seedFromUser } from "./seed-from-user.ts";

const options: CollectionOptions<User> = {
  keyOf: ({ user_id }) => user_id,
  timeOf: ({ created_at }) => readTime(created_at)!,
  indexes: Object.fromEntries([
    // Six factors' ids are filters too. Their keys are the same, and their index is one.
    ...Object.entries(filters).flatMap(([name, { keysOf }]) => (keysOf ? [[name, { keysOf }] as const] : [])),
    ...allFactorIds.map(([name, keysOf]) => [name, { keysOf }] as const),
  ]),
  unique: [
    {
      // That case doesn't count in an email address is inferred.
      keysOf: ({ emails }) => emails.map(({ email }) => lower(email)),
      index: "email_address",
      error: "duplicate_email",
    },
    {
      keysOf: ({ phone_numbers }) => phone_numbers.map(({ phone_number }) => phone_number),
      index: "phone_number",
      error: "duplicate_phone_number",
    },
    {
      // The index has user_ids too: one that reads like an external_id is no duplicate of it.
      keysOf: ({ external_id }) => (external_id === null ? [] : [external_id]),
      index: "user_id",
      error: "duplicate_user_external_id",
    },
  ],
};

/** The users of one sandbox. Whoever is found here has no lock whose time is up. */
export class UserCollection extends Collection<User> {
  /** Makes the cursors of one sandbox none in another. */
  readonly salt: string;
  readonly #clock: Environment["clock"];
  readonly #search = new Search(this);

  constructor({ clock, ids }: Pick<Environment, "clock" | "ids">, changes?: Changes) {
    super(options, changes);
    this.#clock = clock;
    this.salt = ids.salt;
  }

  /** The user with this `user_id`, or else with this `external_id`. */
  find(id: string): User | undefined {
    const user = this.get(id) ?? this.#firstWith("user_id", id);
    return user && expireLock(user, this.#clock.now());
  }

  /**
   * As {@link find}, for an operation.
   *
   * @throws {ApiError} user_not_found
   */
  require(id: string): User {
    const user = this.find(id);
    if (!user) throw new ApiError("user_not_found");
    return user;
  }

  /**
   * As {@link find}, for a caller of a sandbox's methods.
   *
   * @throws {StytchConfigError} where no user has this id or external id
   */
  requireKnown(id: string): User {
    const user = this.find(id);
    if (user) return user;
    throw new StytchConfigError(`The sandbox has no user ${JSON.stringify(id)}. Create them first.`);
  }

  /** The user who has this email address, in upper or lower case, or this phone number. */
  findByAddress(list: "emails" | "phone_numbers", value: string): User | undefined {
    const found =
      list === "emails"
        ? this.#firstWith("email_address", lower(value))
        : this.#firstWith("phone_number", value);
    return found && this.find(found.user_id);
  }

  /** The `user_id` of whoever has the factor with this id. */
  ownerOf(factorId: string): string | undefined {
    for (const [name] of allFactorIds) {
      const owner = this.#firstWith(name, factorId);
      if (owner) return owner.user_id;
    }
    return undefined;
  }

  /** The users that a query finds. A lock whose time is up may still be on them. */
  search(query?: Query): Found {
    return this.#search.find(query);
  }

  #firstWith(index: string, key: string): User | undefined {
    return this.where(index, key).slice(0, 1)[0]?.value;
  }
}

/** The users of a store, and their part of a snapshot: the users in the order of their creation. */
export const users: CollectionDefinition<"users", User, UserCollection, readonly User[]> = {
  name: "users",
  ids: ["user_id", ...allFactorIds.map(([name]) => name)],
  create: (environment, changes) => new UserCollection(environment, changes),
  write(all, { clock }): readonly User[] {
    const now = clock.now();
    return all.map((user) => expireLock(user, now));
  },
  read(at, part, { environment }) {
    const seeds = requireArray(at, part).map((user, i) => seedFromUser(`${at}[${i}]`, user));
    return usersFromSeed(at, seeds, environment);
  },
};

/** The ids of the users that a snapshot has. What belongs to users must name one of them. */
export function idsOfUsers({ valuesOf }: ReadContext): ReadonlySet<string> {
  return new Set(valuesOf(users).map(({ user_id }) => user_id));
}
