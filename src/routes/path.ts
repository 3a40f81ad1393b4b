import type { Route } from "../../generated/routes.ts";
import { describe } from "../checks.ts";
import { StytchConfigError } from "../errors/config.ts";

const PARAMETER = /\{(\w+)\}/g;

/** Lists the names in a path's braces, in their order. */
export function parameterNames(path: string): string[] {
  return [...path.matchAll(PARAMETER)].map(([, name]) => name!);
}

/** A path, with what a route says of its parameters. */
export type PathTemplate = Pick<Route, "path" | "reserved" | "fromOptions">;

/**
 * Makes the function that fills a path's braces, so that the request stays on its route whatever the values are.
 *
 * Percent-encoding is not enough for that: a URL parser walks up at `.` and `..`, also at `%2e%2e`
 * (https://url.spec.whatwg.org/#double-dot-path-segment), an empty value makes another path, and a value that is a
 * literal segment of another path makes another operation.
 *
 * @param template its path, such as `/v1/users/{user_id}`, and what is known of the parameters
 * @param options the values that options have for parameters that a call leaves out
 * @throws {StytchConfigError} for a value that is missing, no string, or would leave the route
 */
export function compilePath(
  template: PathTemplate,
  options: Readonly<Partial<Record<"projectId", string | undefined>>>,
): (values: Readonly<Record<string, unknown>>) => string {
  // Text and names by turns, as a pattern with a group splits it.
  const parts = template.path.split(PARAMETER);
  return (values) => {
    let filled = "";
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index]!;
      if (index % 2 === 0) filled += part;
      else {
        const option = template.fromOptions?.[part];
        filled += encode(template, part, values[part] ?? (option && options[option]));
      }
    }
    return filled;
  };
}

function encode({ path, reserved, fromOptions }: PathTemplate, name: string, value: unknown): string {
  if (value === undefined || value === null) {
    const remedy = fromOptions?.[name]
      ? " A client of a gateway doesn't know it, so pass it in the call."
      : "";
    throw new StytchConfigError(`${path} needs ${name}: it is missing.${remedy}`);
  }
  if (typeof value !== "string") {
    throw new StytchConfigError(`${path} needs ${name} as a string, not ${describe(value)}.`);
  }
  if (value === "") throw new StytchConfigError(`${path} needs ${name}: it is empty.`);
  if (value === "." || value === "..") {
    throw new StytchConfigError(`${name} can't be "${value}": in ${path} it would name another path.`);
  }
  if (reserved?.[name]?.includes(value)) {
    throw new StytchConfigError(`${name} can't be "${value}": in ${path} it would call another operation.`);
  }
  try {
    return encodeURIComponent(value);
  } catch {
    throw new StytchConfigError(`${name} has half a surrogate pair: it is not text that a URL can hold.`);
  }
}
