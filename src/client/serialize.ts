import { describe } from "../checks.ts";
import { StytchConfigError } from "../errors/config.ts";
import { findLoss, resolveToJson, type Loss } from "../json-loss.ts";

export const FORM_TYPE = "application/x-www-form-urlencoded";

// Where they fail, the reason is our own: the runtime's would show what is in the params.

/**
 * Writes a body as JSON.
 *
 * @throws {StytchConfigError} for what JSON can't hold, or would change without a word, naming its place
 */
export function serializeJson(body: unknown): string {
  let loss: Loss | undefined;
  try {
    const text = JSON.stringify(body);
    loss = findLoss(body);
    if (!loss) return text;
  } catch {
    loss = findRefused(body);
  }
  throw refuse("The body", loss);
}

/** Finds what JSON.stringify has refused. It may fail as that did. */
function findRefused(body: unknown): Loss {
  const unknown = { place: "", problem: "is too deep for JSON, or fails as it is read" };
  try {
    return findLoss(body, new Set()) ?? unknown;
  } catch {
    return unknown;
  }
}

function refuse(whole: string, { place, problem }: Loss): StytchConfigError {
  return new StytchConfigError(`${place.replace(/^\./, "") || whole} can't be sent: it ${problem}.`);
}

/**
 * Writes a body as a form. What is undefined is left out.
 *
 * @throws {StytchConfigError} for a field that is no string, finite number, true or false
 * @see https://url.spec.whatwg.org/#urlencoded-serializing
 */
export function serializeForm(body: unknown): string {
  const loss = findLoss(body);
  if (loss) throw refuse("The form", loss);
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
 * `name[key]=value`, a Date as its text. What is null or undefined is left out.
 *
 * @throws {StytchConfigError} for what a URL can't hold
 */
export function serializeQuery(query: Readonly<Record<string, unknown>>): string {
  try {
    const loss = findLoss(query);
    if (loss) throw refuse("The query", loss);
    return Object.entries(query)
      .flatMap(([name, value]) => listParameters(encodeURIComponent(name), resolveToJson(value)))
      .join("&");
  } catch (error) {
    if (error instanceof StytchConfigError) throw error;
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

function writeParameter(name: string, given: unknown): string[] {
  const value = resolveToJson(given);
  if (value === undefined || value === null) return [];
  if (typeof value === "object") throw new TypeError("nested");
  return [`${name}=${encodeURIComponent(value as string)}`];
}
