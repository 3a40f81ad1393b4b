// Types alone: what compiles with those of openapi-typescript, made with --default-non-nullable=false, and what must not.
import { typed } from "./check";
import type { components } from "./generated/schema";

type Schemas = components["schemas"];

// A field with a default may be left out.
const search: Schemas["api_user_v1_SearchRequest"] = {
  query: { operator: "AND", operands: [{ filter_name: "status", filter_value: "active" }] },
};
const create: Schemas["api_user_v1_CreateRequest"] = { email: "ada@example.com" };
// @ts-expect-error A user needs an email address or a phone number.
const nobody: Schemas["api_user_v1_CreateRequest"] = { roles: [] };
const wrong: Schemas["api_user_v1_SearchUsersQuery"] = {
  operator: "AND",
  // @ts-expect-error No status is a number.
  operands: [{ filter_name: "status", filter_value: 1 }],
};
const last = (user: Schemas["api_user_v1_User"]): string => typed(user.name.last_name, true);
void [search, create, nobody, wrong, last];
