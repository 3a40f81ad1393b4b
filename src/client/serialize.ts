import { createQuerySerializer } from "openapi-fetch";
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

const writeQuery = createQuerySerializer();

/**
 * Writes a URL's query, without its question mark.
 *
 * @throws {StytchConfigError} for what a URL can't hold
 */
export function serializeQuery(query: Record<string, unknown>): string {
  try {
    return writeQuery(query);
  } catch {
    throw new StytchConfigError("The params can't be written into a URL: they are nested, or no text.");
  }
}
