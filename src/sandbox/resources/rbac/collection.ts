import { ApiError } from "../../errors/api-error.ts";
import type { Changes } from "../../store/changes.ts";
import { Collection } from "../../store/collection.ts";
import type { CollectionDefinition } from "../../store/definition.ts";
import { DEFAULT_POLICY, type Policy } from "./policy.ts";
import { readPolicy } from "./read-policy.ts";

/** The policy of one sandbox's project: one, or none if nobody has given it. */
export class PolicyCollection extends Collection<Policy> {
  constructor(changes?: Changes) {
    super({ keyOf: () => "policy" }, changes);
  }

  /** The policy that holds. */
  get current(): Policy {
    return this.get("policy") ?? DEFAULT_POLICY;
  }

  /**
   * Refuses roles that nobody can have. Without a policy that was given, there is nothing to hold them against.
   *
   * @throws {ApiError} invalid_role
   */
  requireRoles(roles: readonly string[]): void {
    const unknown = findUnknownRole(this.get("policy"), roles);
    if (unknown !== undefined) {
      throw new ApiError(
        "invalid_role",
        `The project's policy has no role ${JSON.stringify(unknown.slice(0, 100))}. Add it there, or correct it.`,
      );
    }
  }
}

/** The first role that a policy doesn't have. */
export function findUnknownRole(policy: Policy | undefined, roles: readonly string[]): string | undefined {
  if (!policy) return undefined;
  const known = new Set(policy.roles.map(({ role_id }) => role_id));
  return roles.find((role) => !known.has(role));
}

/** The project's policy, and its part of a snapshot: `null` if none was given. */
export const policy: CollectionDefinition<"policy", Policy, PolicyCollection, Policy | null> = {
  name: "policy",
  create: (_, changes) => new PolicyCollection(changes),
  write: ([given]) => given ?? null,
  read: (at, part) => (part === undefined || part === null ? [] : [readPolicy(at, part)]),
};
