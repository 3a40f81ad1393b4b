import type { OperationId } from "../../../generated/routes.ts";
import { readGiven, requireArray } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";
import { createFindOperation } from "../../routes/names.ts";
import { readPermission, type Allowed, type PolicyApi } from "./permission.ts";
import type { Permission } from "./types.ts";

export type { Allowed, PolicyApi };

/** The operations that may be called. */
export interface Policy {
  readonly allowed: ReadonlyMap<OperationId, Allowed>;
}

/**
 * Reads the permissions that a gateway is given. What is changed in them later has no effect.
 *
 * @throws {StytchConfigError} for an operation or a field that the document doesn't have, with the nearest name, and for an
 *   operation that is allowed twice
 */
export function readPolicy(allow: readonly Permission[], api: PolicyApi): Policy {
  return readGiven("allow takes an array of permissions", () => {
    const findOperation = createFindOperation(api.routes);
    const allowed = new Map<OperationId, Allowed>();
    for (const [index, permission] of requireArray("allow", allow).entries()) {
      const entry = readPermission(`allow[${index}]`, permission, findOperation, api);
      if (allowed.has(entry.operationId)) {
        throw new StytchConfigError(
          `allow[${index}] allows ${entry.operation} once more. Put all that goes for it into one permission.`,
        );
      }
      allowed.set(entry.operationId, entry);
    }
    return { allowed };
  });
}
