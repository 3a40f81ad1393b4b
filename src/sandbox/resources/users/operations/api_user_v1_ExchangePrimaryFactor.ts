import type { api_user_v1_User as User } from "../../../../../generated/schema.ts";
import type { Schema } from "../../../../validate/document.ts";
import { namedSchema } from "../../../../validate/schemas.ts";
import { makeFactor } from "../factors.ts";
import { ApiError } from "../../../api-error.ts";
import { requireValid } from "../../../server/validate.ts";
import type { OperationOf } from "./operation.ts";

const FIELDS = ["email_address", "phone_number"] as const;

/** Exchange a user's only email address or phone number. */
export const api_user_v1_ExchangePrimaryFactor: OperationOf<"api_user_v1_ExchangePrimaryFactor"> = {
  check(body) {
    const given = FIELDS.filter((field) => body[field] !== undefined);
    if (given.length !== 1) throw new ApiError("invalid_exchange_primary_factor_fields");
    // By the given field's own schema: that of the whole body would only say that it is neither of two.
    const schemas = namedSchema("api_user_v1_ExchangePrimaryFactorRequest")["oneOf"] as readonly (Schema &
      Branch)[];
    requireValid(
      schemas.find(({ required }) => required[0] === given[0])!,
      body,
    );
  },

  handle({ params, body, state, world }) {
    const old = state.get(params.user_id);
    if (!isExchangeable(old)) throw new ApiError("invalid_exchange_primary_factor_user");
    const { email_address: email, phone_number } = body;
    const user = {
      ...old,
      emails: email === undefined ? [] : [makeFactor("emails", { email }, world)],
      phone_numbers: phone_number === undefined ? [] : [makeFactor("phone_numbers", { phone_number }, world)],
    };
    state.save(user);
    return { user, user_id: user.user_id };
  },
};

interface Branch {
  readonly required: readonly string[];
}

/** That only these two kinds count, and not the likes of passwords, is inferred from what the call can give. */
function isExchangeable({ emails, phone_numbers }: User): boolean {
  return emails.length + phone_numbers.length === 1;
}
