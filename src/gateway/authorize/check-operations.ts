import { StytchConfigError } from "../../errors/config.ts";
import type { AuthorizedOperation } from "../types.ts";
import { FACTORS } from "./factors.ts";
import { takesSession } from "./places.ts";

/**
 * Refuses operations that nothing holds to a caller, so that any signed-in user could make them about anyone.
 *
 * @param bound the fields that hold the caller's own ids
 * @throws {StytchConfigError} naming all of them, with the remedy
 */
export function checkOperations(bound: readonly string[], operations: readonly AuthorizedOperation[]): void {
  const open = operations.filter((operation) => !namesUser(bound, operation));
  if (open.length === 0) return;
  const names = open.map(({ operation }) => operation).join(", ");
  throw new StytchConfigError(
    `session() can't hold ${names} to a caller: no field there says whose the call is. ` +
      "Take it out of allow, allow it to strangers if anyone may call it, or write an authorize of your own.",
  );
}

function namesUser(bound: readonly string[], { params, body }: AuthorizedOperation): boolean {
  const isPlace = (name: string): boolean => bound.includes(name) || FACTORS.has(name);
  return params.some(isPlace) || body.some((name) => bound.includes(name)) || takesSession(body);
}
