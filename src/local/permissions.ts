import type {
  api_consumer_rbac_v1_Policy,
  api_session_v1_AuthorizationCheck,
} from "../../generated/schema.ts";
import { StytchTokenError } from "../errors/token.ts";

interface Holder {
  readonly permissions: readonly { readonly resource_id: string; readonly actions: readonly string[] }[];
}

/** The roles of the policy that have these names. */
export function rolesOf({ roles }: api_consumer_rbac_v1_Policy, names: readonly string[]): Holder[] {
  return roles.filter(({ role_id }) => names.includes(role_id));
}

/** The scopes of the policy that have these names. */
export function scopesOf({ scopes }: api_consumer_rbac_v1_Policy, names: readonly string[]): Holder[] {
  return scopes.filter(({ scope }) => names.includes(scope));
}

/** @throws {StytchTokenError} where none of them allows the action */
export function requirePermission(
  method: string,
  holders: readonly Holder[],
  { resource_id, action }: api_session_v1_AuthorizationCheck,
): void {
  const isAllowed = holders.some(({ permissions }) =>
    permissions.some(
      (permission) =>
        permission.resource_id === resource_id &&
        (permission.actions.includes(action) || permission.actions.includes("*")),
    ),
  );
  if (!isAllowed) throw new StytchTokenError(method, "invalid_permissions", "doesn't allow the action.");
}

/** Whether each scope is there as it is, or its action with the resource `*`. A bare scope is one without a resource. */
export function hasAllScopes({
  hasScopes,
  requiredScopes,
}: {
  hasScopes: readonly string[];
  requiredScopes: readonly string[];
}): boolean {
  const held = new Set(hasScopes.map(normalize));
  return requiredScopes.every((scope) => {
    const [action] = scope.split(":");
    return held.has(normalize(scope)) || held.has(`${action}:*`);
  });
}

/** Only the first two parts count. */
function normalize(scope: string): string {
  const [action = "", resource = "-"] = scope.split(":");
  return `${action}:${resource}`;
}
