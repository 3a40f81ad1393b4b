import { routes, type Route } from "../../../generated/routes.ts";
import { suggest } from "../../nearest.ts";
import { usageError } from "../cli-error.ts";

/** An operation that can be called by name. */
export interface NamedOperation {
  /** The method's name in the client: `users.create`. */
  readonly name: string;
  readonly operationId: string;
  readonly route: Route;
}

/** All operations, in the order of their names. */
export function listOperations(): readonly NamedOperation[] {
  return Object.entries(routes)
    .map(([operationId, route]) => ({ name: route.accessor.join("."), operationId, route }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Finds an operation by its method's name or its operationId.
 *
 * @throws {CliError} for an unknown one, with the nearest
 */
export function findOperation(given: string): NamedOperation {
  const operations = listOperations();
  const found = operations.find(({ name, operationId }) => name === given || operationId === given);
  if (found) return found;
  const names = operations.flatMap(({ name, operationId }) => [name, operationId]);
  throw usageError(
    `There is no operation ${JSON.stringify(given.slice(0, 100))}.${suggest(given, names)} ` +
      "`stytch-fetch list` shows them all.",
  );
}
