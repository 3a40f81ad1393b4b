import { mergeMetadata } from "../metadata.ts";
import { ApiError } from "../../../api-error.ts";
import { makeName, makeRoles } from "../user.ts";
import type { OperationOf } from "./operation.ts";

const FACTORS = ["emails", "phone_numbers", "crypto_wallets"];

/** Update a user. */
export const api_user_v1_Update: OperationOf<"api_user_v1_Update"> = {
  check(body) {
    const factor = FACTORS.find((name) => body[name] !== undefined);
    if (factor) {
      throw new ApiError(
        "update_user_auth_method_not_allowed",
        `${factor} can't be changed by an update. Leave it out, and use the calls for the factor itself.`,
      );
    }
  },

  handle({ params, body, state }) {
    const old = state.get(params.user_id);
    const user = {
      ...old,
      external_id: body.external_id ?? old.external_id,
      name: makeName(body.name ?? {}, old.name),
      roles: body.roles ? makeRoles(body.roles) : old.roles,
      trusted_metadata: mergeMetadata("trusted_metadata", old.trusted_metadata, body.trusted_metadata),
      untrusted_metadata: mergeMetadata(
        "untrusted_metadata",
        old.untrusted_metadata,
        body.untrusted_metadata,
      ),
    };
    state.save(user);
    const { crypto_wallets, emails, phone_numbers, user_id } = user;
    return { crypto_wallets, emails, phone_numbers, user, user_id };
  },
};
