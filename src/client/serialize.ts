import { describe } from "../checks.ts";
import { StytchConfigError } from "../errors/config.ts";

export const FORM_TYPE = "application/x-www-form-urlencoded";

// Where they fail, the reason is our own: the runtime's would show the names of the params.

/**
 * Writes a body as JSON.
 *
 * @throws {StytchConfigError} for what JSON can't hold
 */
export function serializeJson(body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch {
    throw new StytchConfigError(
      "The params can't be written as JSON: they hold a BigInt, or hold themselves.",
    );
  }
}

/**
 * Writes a body as a form. What is undefined is left out.
 *
 * @throws {StytchConfigError} for a field that is no string, number, true or false
 * @see https://url.spec.whatwg.org/#urlencoded-serializing
 */
export function serializeForm(body: unknown): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(body ?? {})) {
    if (value === undefined) continue;
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
      throw new StytchConfigError(
        `${name} can't be sent in a form: it must be a string, a number, true or false, not ${describe(value)}. ` +
          "Write it as text, or leave it out.",
      );
    }
    form.append(name, String(value));
  }
  return form.toString();
}

/**
 * Writes a URL's query, without its question mark: a list as a parameter for each item, an object as
 * `name[key]=value`. What is null or undefined is left out.
 *
 * @throws {StytchConfigError} for what a URL can't hold
 */
export function serializeQuery(query: Readonly<Record<string, unknown>>): string {
  try {
    return Object.entries(query)
      .flatMap(([name, value]) => listParameters(encodeURIComponent(name), value))
      .join("&");
  } catch {
    throw new StytchConfigError("The params can't be written into a URL: they are nested, or no text.");
  }
}

function listParameters(name: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => writeParameter(name, item));
  if (typeof value !== "object" || value === null) return writeParameter(name, value);
  return Object.entries(value).flatMap(([key, inner]) =>
    writeParameter(`${name}[${encodeURIComponent(key)}]`, inner),
  );
}

function writeParameter(name: string, value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (typeof value === "object") throw new TypeError("nested");
  return [`${name}=${encodeURIComponent(value as string)}`];
}
