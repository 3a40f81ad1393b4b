import { makeFactor } from "../factors.ts";
import { mergeMetadata } from "../metadata.ts";
import { ApiError } from "../../../api-error.ts";
import { makeName, makeRoles, makeUser } from "../user.ts";
import type { OperationOf } from "./operation.ts";

/** Create a user. */
export const api_user_v1_Create: OperationOf<"api_user_v1_Create"> = {
  check({ email, phone_number }) {
    if (email === undefined && phone_number === undefined) {
      throw new ApiError(
        "invalid_create_user_request",
        "email and phone_number are missing, and a user needs one of them. Give either or both.",
      );
    }
  },

  handle({ body, state, world }) {
    const { email, phone_number } = body;
    const user = makeUser(
      {
        emails: email === undefined ? [] : [makeFactor("emails", { email }, world)],
        external_id: body.external_id ?? null,
        name: makeName(body.name ?? {}),
        phone_numbers:
          phone_number === undefined ? [] : [makeFactor("phone_numbers", { phone_number }, world)],
        roles: makeRoles(body.roles ?? []),
        status: body.create_user_as_pending ? "pending" : "active",
        trusted_metadata: mergeMetadata("trusted_metadata", {}, body.trusted_metadata),
        untrusted_metadata: mergeMetadata("untrusted_metadata", {}, body.untrusted_metadata),
      },
      world,
    );
    state.save(user);
    return {
      // Recorded answers have "" for the factor that wasn't given.
      email_id: user.emails[0]?.email_id ?? "",
      phone_id: user.phone_numbers[0]?.phone_id ?? "",
      status: user.status,
      user,
      user_id: user.user_id,
    };
  },
};
