import { describe, requireFunctions } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";
import { isStytchError } from "../../errors/guard.ts";

type Serializer = (...given: unknown[]) => unknown;

/** The kinds of bodies. Of another object, as a promise, fetch would make the text `[object Promise]`. */
const BODY = /^\[object (FormData|URLSearchParams|Blob|File|ReadableStream|ArrayBuffer|DataView|\w+Array)\]$/;

/** The serializers that a raw call may have, and whether what one gives can be sent. */
const CHECKS: Record<string, (value: unknown) => boolean> = {
  querySerializer: isText,
  pathSerializer: isText,
  bodySerializer: (value) =>
    isText(value) || value === undefined || BODY.test(Object.prototype.toString.call(value)),
};

/**
 * Wraps the serializers of a raw call, so that what one throws shows nothing of the params.
 *
 * @throws {StytchConfigError} for what is no function
 */
export function guardSerializers(init: Readonly<Record<string, unknown>>): Record<string, Serializer> {
  const names = Object.keys(CHECKS).filter((name) => init[name] !== undefined);
  // openapi-fetch makes a serializer of a query's options.
  const own = names.filter((name) => !(name === "querySerializer" && isOptions(init[name])));
  requireFunctions(init, own, "", true);
  return Object.fromEntries(own.map((name) => [name, guard(name, init[name] as Serializer)]));
}

function guard(name: string, serializer: Serializer): Serializer {
  return (...given) => {
    let value: unknown;
    try {
      value = serializer(...given);
    } catch (error) {
      throw isStytchError(error) ? error : new StytchConfigError(`${name} threw ${describe(error)}.`);
    }
    if (CHECKS[name]!(value)) return value;
    throw new StytchConfigError(`${name} gave ${describe(value)}, which can't be sent.`);
  };
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function isOptions(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}
