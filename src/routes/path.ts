import { routes } from "../../generated/routes.ts";
import { StytchConfigError } from "../errors/config.ts";

const PARAMETER = /\{(\w+)\}/g;

/** The names in a path's braces, in their order. */
export function parameterNames(path: string): string[] {
  return [...path.matchAll(PARAMETER)].map(([, name]) => name!);
}

/**
 * Makes the function that fills a path's braces, so that the request stays on its route whatever the values are.
 *
 * Percent-encoding is not enough for that: a URL parser walks up at `.` and `..`, also at `%2e%2e`
 * (https://url.spec.whatwg.org/#double-dot-path-segment), an empty value makes another path, and a value that is a
 * literal segment of another path makes another operation.
 *
 * @param path `/v1/users/{user_id}`
 * @throws {StytchConfigError} for a value that is missing, no string, or would leave the route
 */
export function compilePath(path: string): (values: Readonly<Record<string, unknown>>) => string {
  // Text and names by turns, as a pattern with a group splits it.
  const parts = path.split(PARAMETER);
  return (values) => {
    let filled = "";
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index]!;
      filled += index % 2 === 0 ? part : encode(path, part, values[part]);
    }
    return filled;
  };
}

/** {@link compilePath}, for a path that is filled once. */
export function fillPath(path: string, values: Readonly<Record<string, unknown>>): string {
  return compilePath(path)(values);
}

function encode(path: string, name: string, value: unknown): string {
  if (value === undefined || value === null)
    throw new StytchConfigError(`${path} needs ${name}: it is missing.`);
  if (typeof value !== "string") {
    throw new StytchConfigError(`${path} needs ${name} as a string, not ${describe(value)}.`);
  }
  if (value === "") throw new StytchConfigError(`${path} needs ${name}: it is empty.`);
  if (value === "." || value === "..") {
    throw new StytchConfigError(`${name} can't be "${value}": in ${path} it would name another path.`);
  }
  if (reservedValues(path)?.[name]?.includes(value)) {
    throw new StytchConfigError(`${name} can't be "${value}": in ${path} it would call another operation.`);
  }
  try {
    return encodeURIComponent(value);
  } catch {
    throw new StytchConfigError(`${name} has half a surrogate pair: it is not text that a URL can hold.`);
  }
}

/** The kind of a value, for a message that must not show the value. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return "an array";
  if (typeof value !== "object") return `a ${typeof value}`;
  const prototype = Object.getPrototypeOf(value) as { constructor?: { name?: string } } | null;
  const className = prototype?.constructor?.name ?? "Object";
  return className === "Object" ? "an object" : `an instance of ${className}`;
}

type Reserved = Readonly<Record<string, readonly string[]>>;
let reserved: Map<string, Reserved> | undefined;

function reservedValues(path: string): Reserved | undefined {
  reserved ??= new Map(
    Object.values(routes).flatMap((route) => (route.reserved ? [[route.path, route.reserved]] : [])),
  );
  return reserved.get(path);
}
