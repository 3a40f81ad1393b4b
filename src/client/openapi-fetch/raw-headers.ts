import { requireArray, wrongKind } from "../../checks.ts";
import { checkHeaderText } from "../../transport/headers.ts";

/**
 * Reads the headers of a raw call. A list of pairs, as `Headers` of any realm are one, becomes `Headers`: openapi-fetch
 * would number its pairs.
 *
 * @param at the option's name
 * @throws {StytchConfigError} for what no header can hold
 */
export function readRawHeaders(at: string, headers: unknown): object {
  if (typeof headers !== "object" || headers === null) {
    throw wrongKind(at, "an object of names and strings, or Headers", headers);
  }
  if (!(Symbol.iterator in headers)) {
    for (const [name, value] of Object.entries(headers)) checkValues(at, name, value);
    return headers;
  }
  const list = new Headers();
  for (const entry of headers as Iterable<unknown>) {
    const [name, value] = requireArray(`An entry of ${at}`, entry);
    checkValues(at, name, value);
    list.append(name as string, String(value));
  }
  return list;
}

function checkValues(at: string, name: unknown, values: unknown): void {
  for (const value of Array.isArray(values) ? (values as unknown[]) : [values]) {
    // To openapi-fetch, it takes the client's own header away, or none.
    if (value === null || value === undefined) continue;
    const isText = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    if (typeof name !== "string" || !isText) {
      throw wrongKind(at, "names and strings", value);
    }
    checkHeaderText(name, String(value));
  }
}
