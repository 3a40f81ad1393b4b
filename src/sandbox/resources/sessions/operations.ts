import { writeTime } from "../../environment/time.ts";
import { ApiError } from "../../errors/api-error.ts";
import { magic, magicSession, magicUser } from "../login/magic-values.ts";
import type { OperationOf, OperationsOf } from "../operation.ts";
import { policy } from "../rbac/collection.ts";
import { grantingRoles } from "../rbac/policy.ts";
import { users } from "../users/collection.ts";
import { attest } from "./attest.ts";
import { sessions } from "./collection.ts";
import { mergeClaims } from "./custom-claims.ts";
import { checkSessionFields, readGivenSession, type GivenSession } from "./given-session.ts";
import { migrate } from "./migrate.ts";
import { requireMutable } from "./require-mutable.ts";
import { makeSessionJWT } from "./session-jwt.ts";
import { showSession } from "./session.ts";

const REVOKED_BY = ["session_id", "session_token", "session_jwt"] as const;

const authenticate: OperationOf<"api_session_v1_Authenticate", GivenSession> = {
  check(body) {
    checkSessionFields(body);
    if (!body["session_token"] && !body["session_jwt"]) throw new ApiError("no_session_arguments");
  },
  prepare: async ({ body, ...surroundings }) => (await readGivenSession(body, surroundings))!,

  run({ body, ...surroundings }, given) {
    const { store, clock } = surroundings;
    const { authorization_check: check, session_custom_claims, session_duration_minutes: minutes } = body;
    const isMagic =
      "token" in given ? given.token === magic.session_token : given.session_id === magic.session_id;
    const old = isMagic ? undefined : store.get(sessions).require(given);
    const user = old ? store.get(users).require(old.user_id) : magicUser(surroundings);
    const granting_roles = check && grantingRoles(store.get(policy).current, user.roles, check);
    if (granting_roles?.length === 0) throw new ApiError("consumer_session_authorization_error");
    const verdict = granting_roles && { verdict: { authorized: true, granting_roles } };
    if (old && (minutes !== undefined || session_custom_claims)) requireMutable(old);
    if (!old) {
      const session_token = "token" in given ? given.token : "";
      return { ...magicSession(surroundings), session_token, user, ...verdict };
    }

    const changed = {
      ...old,
      custom_claims: mergeClaims(old.custom_claims, session_custom_claims),
      expires_at: minutes === undefined ? old.expires_at : writeTime(clock.now() + minutes * 60_000),
      last_accessed_at: writeTime(clock.now()),
    };
    store.get(sessions).save(changed);
    const session = showSession(changed, user);
    return {
      session,
      session_jwt: makeSessionJWT(session, surroundings),
      session_token: "token" in given ? given.token : "",
      user,
      ...verdict,
    };
  },
};

const revoke: OperationOf<"api_session_v1_Revoke", GivenSession> = {
  check(body) {
    const given = REVOKED_BY.filter((field) => body[field]);
    if (given.length === 0) throw new ApiError("no_session_revoke_arguments");
    if (given.length > 1) throw new ApiError("too_many_session_revoke_arguments");
  },
  prepare: async ({ body, ...surroundings }) =>
    body.session_id === undefined
      ? (await readGivenSession(body, surroundings))!
      : { session_id: body.session_id },

  run({ store }, given) {
    store.get(sessions).delete(store.get(sessions).require(given).session_id);
    return {};
  },
};

/** The operations on sessions. */
export const operations: OperationsOf = {
  api_session_v1_Get: {
    run({ query, store }) {
      const user = store.get(users).require(query.user_id);
      return {
        sessions: store
          .get(sessions)
          .ofUser(user.user_id)
          .map((session) => showSession(session, user)),
      };
    },
  },
  api_session_v1_Authenticate: authenticate,
  api_session_v1_Revoke: revoke,
  api_session_v1_Migrate: migrate,
  api_session_v1_Attest: attest,
};
