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
  const places = new Set(["user_id", ...operations.flatMap(({ params, body }) => [...params, ...body])]);
  const unknown = bound.find((name) => !places.has(name) && name !== "session_id");
  if (unknown !== undefined && operations.length > 0) {
    throw new StytchConfigError(`session's own has ${unknown}, and no operation of allow has such a field.`);
  }
  const open = operations.filter((operation) => !namesUser(bound, operation));
  if (open.length === 0) return;
  const names = open.map(({ operation }) => operation).join(", ");
  throw new StytchConfigError(
    `session() can't hold ${names} to a caller: no field there says whose the call is. ` +
      "Take it out of allow, or write an authorize of your own.",
  );
}

function namesUser(bound: readonly string[], { params, body }: AuthorizedOperation): boolean {
  const isPlace = (name: string): boolean => bound.includes(name) || FACTORS.has(name);
  return params.some(isPlace) || body.some((name) => bound.includes(name)) || takesSession(body);
}
