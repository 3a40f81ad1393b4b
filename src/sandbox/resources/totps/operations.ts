import { ApiError } from "../../errors/api-error.ts";
import { magic } from "../login/magic-values.ts";
import type { OperationOf, OperationsOf } from "../operation.ts";
import { users } from "../users/collection.ts";
import { removeFactor } from "../users/remove-factor.ts";
import { authenticate } from "./authenticate.ts";
import { checkUserId } from "./check-user-id.ts";
import { totps } from "./collection.ts";
import { create } from "./create.ts";
import { magicApp } from "./magic.ts";
import { recover } from "./recover.ts";

const recoveryCodes: OperationOf<"api_totp_v1_RecoveryCodes"> = {
  check: checkUserId,

  run({ body, store }) {
    if (body.user_id === magic.user_id) {
      const { recovery_code, totp_id } = magicApp;
      return {
        totps: [{ recovery_codes: [recovery_code], totp_id, verified: true }],
        user_id: magic.user_id,
      };
    }
    const user = store.get(users).require(body.user_id);
    if (user.totps.length === 0) throw new ApiError("totps_not_found_for_user");
    return {
      totps: user.totps.map(({ totp_id, verified }) => ({
        recovery_codes: [...(store.get(totps).get(totp_id)?.recovery_codes ?? [])],
        totp_id,
        verified,
      })),
      user_id: user.user_id,
    };
  },
};

/** A call of the users resource, which here takes the secret out too. */
const deleteTOTP: OperationOf<"api_user_v1_DeleteTOTP"> = {
  run({ params, store }) {
    const answer = removeFactor("totps", params.totp_id, store.get(users));
    store.get(totps).delete(params.totp_id);
    return answer;
  },
};

/** The operations on authenticator apps. */
export const operations: OperationsOf = {
  api_totp_v1_Create: create,
  api_totp_v1_Authenticate: authenticate,
  api_totp_v1_RecoveryCodes: recoveryCodes,
  api_totp_v1_Recover: recover,
  api_user_v1_DeleteTOTP: deleteTOTP,
};
