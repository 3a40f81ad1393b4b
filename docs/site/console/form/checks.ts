import type { NumberField, TextField } from "./field.ts";

/** Tells of a problem. A blocking one leaves nothing to send. */
export type Say = (message: string, isBlocking?: boolean) => void;

/** Holds a text against its field. */
export function checkText(
  { pattern, minLength = 0, maxLength = Infinity, example }: TextField,
  text: string,
  say: Say,
): void {
  // As JSON Schema counts: characters, not halves of them.
  const { length } = Array.from(text);
  if (length < minLength)
    say(minLength === 1 ? "An empty text is refused." : `Write at least ${minLength} characters.`);
  else if (length > maxLength) say(`Write at most ${maxLength} characters.`);
  else if (pattern !== undefined && !new RegExp(pattern, "u").test(text))
    say(example === undefined ? `It must match ${pattern}.` : `The form is another one, as in ${example}`);
}

/** Reads a number and holds it against its field. Nothing, if it is none. */
export function checkNumber(
  { isInteger, minimum, maximum }: NumberField,
  text: string,
  say: Say,
): number | undefined {
  if (text.trim() === "") return undefined;
  const value = Number(text);
  if (!/^\s*-?[\d.]+(e[-+]?\d+)?\s*$/i.test(text) || !Number.isFinite(value)) {
    say("This isn't a number yet.", true);
    return undefined;
  }
  if (isInteger && !Number.isInteger(value)) say("A whole number is needed.");
  else if (minimum !== undefined && value < minimum) say(`It must be ${minimum} or more.`);
  else if (maximum !== undefined && value > maximum) say(`It must be ${maximum} or less.`);
  return value;
}
