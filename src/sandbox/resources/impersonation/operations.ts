import { ApiError } from "../../errors/api-error.ts";
import type { OperationOf, OperationsOf } from "../operation.ts";
import { openSession } from "../sessions/open-session.ts";
import { IMPERSONATED } from "../sessions/require-mutable.ts";
import { hashToken } from "../sessions/token-hash.ts";
import { users } from "../users/collection.ts";
import { impersonationTokens } from "./collection.ts";

const SESSION_MINUTES = 60;

/** Begins a session as a user. It is no sign-in of theirs: it verifies nothing, and a lock doesn't hold it up. */
const authenticate: OperationOf<"api_impersonation_v1_Authenticate"> = {
  run({ body, ...surroundings }) {
    const { store } = surroundings;
    const token = store.get(impersonationTokens).get(hashToken(body.impersonation_token));
    if (!token) throw new ApiError("unable_to_auth_impersonation_token");
    const { impersonator_email_address, impersonator_id, token_hash, user_id } = token;
    const user = store.get(users).require(user_id);
    const factor = {
      delivery_method: "impersonation",
      impersonated_factor: { impersonator_email_address, impersonator_id },
      type: IMPERSONATED,
    };
    const wishes = { session_duration_minutes: SESSION_MINUTES };
    const { session, ...tokens } = openSession(user, [factor], wishes, undefined, surroundings);
    store.get(impersonationTokens).delete(token_hash);
    return { ...tokens, session: session!, user, user_id };
  },
};

/** The operations on impersonations. */
export const operations: OperationsOf = { api_impersonation_v1_Authenticate: authenticate };
