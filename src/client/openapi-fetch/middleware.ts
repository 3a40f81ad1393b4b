import { readGiven, requireFunctions, requireObject } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";

const NAMES = ["onRequest", "onResponse", "onError"];

/** @throws {StytchConfigError} for what is no middleware, at once and not where it would be called */
export function checkMiddleware(value: unknown): void {
  readGiven("A middleware takes an object", () => {
    requireObject("A middleware", value);
    if (!NAMES.some((name) => name in value)) {
      throw new StytchConfigError(`A middleware has one of ${NAMES.join(", ")}.`);
    }
    requireFunctions(value, NAMES, "A middleware's ");
  });
}
