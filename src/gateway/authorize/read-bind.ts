import { describe } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";
import { isObject } from "../../json.ts";
import type { Caller } from "../types.ts";

/**
 * Reads the values that a caller is bound to. An `authorize` that means to bind and gives nothing to be bound to, as for a
 * user who wasn't found, must not leave the caller free.
 *
 * @throws {StytchConfigError} for a value that no field can be held to
 */
export function readBind({ bind }: Caller): ReadonlyMap<string, string> {
  if (bind === undefined) return new Map();
  // Of a Map, say, the entries would not be found.
  if (!isPlain(bind))
    throw new StytchConfigError(`authorize's bind must be an object, not ${describe(bind)}.`);
  const wrong = Object.entries(bind).find(([, value]) => typeof value !== "string" || value === "");
  if (!wrong) return new Map(Object.entries(bind));
  throw new StytchConfigError(
    `authorize's bind has no value for ${wrong[0]}: each must be a string that isn't empty. ` +
      "Refuse a caller whose id isn't known.",
  );
}

/** Whether a value is an object of no class, of this realm or another. */
function isPlain(value: unknown): boolean {
  if (!isObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
