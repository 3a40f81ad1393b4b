import type { MethodNames } from "../../generated/methods.ts";
import type { OperationId, Route } from "../../generated/routes.ts";
import { describe } from "../checks.ts";
import { StytchConfigError } from "../errors/config.ts";
import { suggest } from "../nearest.ts";

/** The name of an operation: its method's, such as `users.get`, or its operationId. */
export type OperationName = keyof MethodNames | OperationId;

/** An operation, and the name of its method. */
export interface NamedOperation {
  /** The name of its method: `users.get`. */
  readonly operation: string;
  readonly operationId: OperationId;
  readonly route: Route;
}

/** Finds an operation by the name of its method or its operationId. */
export type FindOperation = (at: string, name: unknown) => NamedOperation;

/**
 * Makes the search for operations.
 *
 * @returns a function that throws a StytchConfigError for a name that is none, with the nearest one
 */
export function createFindOperation(routes: Readonly<Record<string, Route>>): FindOperation {
  const known = new Map<string, NamedOperation>();
  for (const [id, route] of Object.entries(routes)) {
    const operation = route.accessor.join(".");
    const named = { operation, operationId: id as OperationId, route };
    known.set(operation, named).set(id, named);
  }
  return (at, name) => {
    if (typeof name !== "string") {
      throw new StytchConfigError(
        `${at} must be an operation's name, such as users.get, not ${describe(name)}.`,
      );
    }
    const found = known.get(name);
    if (found) return found;
    const typed = name.slice(0, 100);
    const hint = suggest(typed, [...known.keys()]);
    throw new StytchConfigError(
      `${at}: there is no operation ${JSON.stringify(typed)}.${hint || " Give the name of a client's method, such as users.get, or an operationId."}`,
    );
  };
}
