import type { api_session_v1_AuthorizationCheck } from "../../generated/schema.ts";
import { readOptions, requireString } from "../checks.ts";
import { StytchTokenError } from "../errors/token.ts";
import { isObject } from "../json.ts";

/** A project's policy as it was downloaded. What is malformed in it allows nothing. */
export interface Policy {
  readonly roles: readonly unknown[];
  readonly scopes?: unknown;
}

/** The roles, or the scopes, of a policy. */
type Holder = Readonly<Record<string, unknown>>;

/** The roles of the policy that have these names. */
export function rolesOf({ roles }: Policy, names: readonly unknown[]): Holder[] {
  return objectsOf(roles).filter(({ role_id }) => names.includes(role_id));
}

/** The scopes of the policy that have these names. */
export function scopesOf({ scopes }: Policy, names: readonly unknown[]): Holder[] {
  return objectsOf(scopes).filter(({ scope }) => names.includes(scope));
}

/**
 * Reads the action that a caller wants to be allowed.
 *
 * @throws {StytchConfigError} for another thing, and for another rule that would be passed over
 */
export function readCheck(
  given: api_session_v1_AuthorizationCheck | undefined,
): api_session_v1_AuthorizationCheck | undefined {
  if (given === undefined) return given;
  const check = readOptions("authorization_check", given, ["resource_id", "action"]);
  requireString("authorization_check.resource_id", check.resource_id);
  requireString("authorization_check.action", check.action);
  return check;
}

/** @throws {StytchTokenError} where none of them allows the action */
export function requirePermission(
  method: string,
  holders: readonly Holder[],
  { resource_id, action }: api_session_v1_AuthorizationCheck,
): void {
  const isAllowed = holders.some(({ permissions }) =>
    objectsOf(permissions).some(
      ({ resource_id: id, actions }) =>
        id === resource_id && Array.isArray(actions) && (actions.includes(action) || actions.includes("*")),
    ),
  );
  if (!isAllowed) throw new StytchTokenError(method, "invalid_permissions", "doesn't allow the action.");
}

function objectsOf(list: unknown): Holder[] {
  return Array.isArray(list) ? (list as unknown[]).filter(isObject) : [];
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
