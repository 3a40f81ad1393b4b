import type {
  api_consumer_rbac_v1_Policy as Policy,
  api_session_v1_AuthorizationCheck as Check,
} from "../../../../generated/schema.ts";
import { DEFAULT_ROLE } from "../users/user.ts";

export type { Policy };

/** The role that everyone has, as long as nobody says what it allows. */
export const DEFAULT_USER_ROLE: Policy["roles"][number] = {
  description: "",
  permissions: [],
  role_id: DEFAULT_ROLE,
};

/** The policy of a project that hasn't been given one: everyone has a role, which allows nothing. */
export const DEFAULT_POLICY: Policy = { resources: [], roles: [DEFAULT_USER_ROLE], scopes: [] };

/** The roles, of those that someone has, that allow an action on a resource. */
export function grantingRoles(policy: Policy, roleIds: readonly string[], check: Check): string[] {
  return policy.roles
    .filter(
      ({ role_id, permissions }) =>
        roleIds.includes(role_id) && permissions.some((each) => allows(each, check)),
    )
    .map(({ role_id }) => role_id);
}

function allows(
  { resource_id, actions }: { readonly resource_id: string; readonly actions: readonly string[] },
  check: Check,
): boolean {
  return resource_id === check.resource_id && (actions.includes(check.action) || actions.includes("*"));
}
