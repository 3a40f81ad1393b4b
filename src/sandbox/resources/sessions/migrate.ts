import { ApiError } from "../../errors/api-error.ts";
import { requireUnlocked } from "../failed-sign-ins/collection.ts";
import { signIn } from "../login/sign-in.ts";
import type { OperationOf } from "../operation.ts";
import { users } from "../users/collection.ts";
import { askUserInfo, type UserInfo } from "./user-info.ts";

/** Signs a user in by a session of the service that they come from. */
export const migrate: OperationOf<"api_session_v1_Migrate", UserInfo> = {
  prepare: ({ body, project }) => askUserInfo(project.userInfo, body.session_token),

  run({ body, ...surroundings }, { email }) {
    const user = surroundings.store.get(users).findByAddress("emails", email);
    if (!user) throw new ApiError("migrate_from_external_email_does_not_exist");
    requireUnlocked(user);
    const factor = { delivery_method: "imported_auth0", type: "imported" };
    const { reset_sessions, ...answer } = signIn({ user, factor }, body, undefined, surroundings);
    return answer;
  },
};
