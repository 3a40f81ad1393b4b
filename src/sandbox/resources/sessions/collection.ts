import { readTime } from "../../environment/time.ts";
import { ApiError } from "../../errors/api-error.ts";
import type { Changes } from "../../store/changes.ts";
import { Collection } from "../../store/collection.ts";
import type { CollectionDefinition } from "../../store/definition.ts";
import { users } from "../users/collection.ts";
import type { GivenSession } from "./given-session.ts";
import { readSessions } from "./read-sessions.ts";
import type { StoredSession } from "./session.ts";

/** The sessions of one sandbox, in the order of their ends. One that has ended isn't there. */
export class SessionCollection extends Collection<StoredSession> {
  constructor(changes?: Changes) {
    super(
      {
        keyOf: ({ session_id }) => session_id,
        timeOf: ({ expires_at }) => readTime(expires_at)!,
        indexes: {
          session_id: { keysOf: ({ session_id }) => [session_id] },
          user_id: { keysOf: ({ user_id }) => [user_id] },
          token_hash: { keysOf: ({ token_hash }) => [token_hash] },
        },
      },
      changes,
    );
  }

  /**
   * The session that a request names.
   *
   * @throws {ApiError} session_not_found
   */
  require(given: GivenSession): StoredSession {
    const session =
      "session_id" in given
        ? this.get(given.session_id)
        : this.where("token_hash", given.token_hash).slice(0, 1)[0]?.value;
    if (!session) throw new ApiError("session_not_found");
    return session;
  }

  /** All sessions of a user, the newest first. */
  ofUser(user_id: string): StoredSession[] {
    return this.where("user_id", user_id)
      .range()
      .all()
      .sort(
        (one, other) =>
          readTime(other.value.started_at)! - readTime(one.value.started_at)! ||
          other.sequence - one.sequence,
      )
      .map(({ value }) => value);
  }
}

/** The sessions of users, and their part of a snapshot. */
export const sessions: CollectionDefinition<
  "sessions",
  StoredSession,
  SessionCollection,
  readonly StoredSession[]
> = {
  name: "sessions",
  ids: ["session_id"],
  owner: { collection: users, index: "user_id" },
  create: (_, changes) => new SessionCollection(changes),
  expire(all, now) {
    all.takeUntil(now);
  },
  write: (all) => all,
  read: readSessions,
};
