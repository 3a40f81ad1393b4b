import type { OperationId } from "../../generated/routes.ts";

/** What the imitation of an operation leaves out, though the API has it. Where nothing is said, nothing is known. */
export const lacks: { readonly [Id in OperationId]?: readonly string[] } = {
  api_user_v1_Create: [
    "Roles are not checked against a policy, so `invalid_role` and `too_many_roles` are never answered.",
    "Country codes are not checked, so `invalid_phone_number_country_code` is never answered.",
  ],
  api_user_v1_Search: [
    "`search_timeout`, `user_search_maximum_filter_value_count_exceeded` and `user_search_invalid_oauth_provider_filter` are never answered.",
  ],
  api_user_v1_Update: [
    "Roles are not checked against a policy, so `invalid_role` and `too_many_roles` are never answered.",
  ],
};
