import { describe } from "../checks.ts";
import { StytchConfigError } from "../errors/config.ts";
import { findLoss, resolveToJson } from "../json-loss.ts";

export const FORM_TYPE = "application/x-www-form-urlencoded";

/**
 * Writes a body as JSON.
 *
 * @throws {StytchConfigError} for what JSON can't hold, or would change without a word, naming its place
 */
export function serializeJson(body: unknown): string {
  return write(body, "JSON", () => JSON.stringify(body));
}

/**
 * Writes a body as a form. What is undefined is left out.
 *
 * @throws {StytchConfigError} for a field that is no string, finite number, true or false
 * @see https://url.spec.whatwg.org/#urlencoded-serializing
 */
export function serializeForm(body: unknown): string {
  return write(body, "a form", () => {
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
  });
}

/**
 * Writes a URL's query, without its question mark: a list as a parameter for each item, an object as
 * `name[key]=value`, a Date as its text. What is null or undefined is left out.
 *
 * @throws {StytchConfigError} for what a URL can't hold, or JSON would change without a word
 */
export function serializeQuery(query: Readonly<Record<string, unknown>>): string {
  return write(query, "a URL", () =>
    Object.entries(query)
      .flatMap(([name, value]) => listParameters(encodeURIComponent(name), resolveToJson(value)))
      .join("&"),
  );
}

function write(params: unknown, form: string, serialize: () => string): string {
  let problem = `The params can't be written as ${form}: they are nested too deep, hold themselves, or are no text`;
  try {
    const loss = findLoss(params);
    if (loss === undefined) return serialize();
    problem = `${loss.replace(/^\.|^(?= )/, (dot) => (dot ? "" : "The whole"))}, which ${form} can't hold`;
  } catch (error) {
    // Of any other the message is our own: the runtime's would show what is in the params.
    if (error instanceof StytchConfigError) throw error;
  }
  throw new StytchConfigError(`${problem}. Leave it out, or write it in another way.`);
}

function listParameters(name: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => writeParameter(name, item));
  if (typeof value !== "object" || value === null) return writeParameter(name, value);
  return Object.entries(value).flatMap(([key, inner]) =>
    writeParameter(`${name}[${encodeURIComponent(key)}]`, inner),
  );
}

function writeParameter(name: string, given: unknown): string[] {
  const value = resolveToJson(given);
  if (value === undefined || value === null) return [];
  if (typeof value === "object") throw new TypeError("nested");
  return [`${name}=${encodeURIComponent(value as string)}`];
}
