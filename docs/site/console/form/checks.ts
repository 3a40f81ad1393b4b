import type { NumberField, TextField } from "./field.ts";

/** Tells of a problem. A blocking one leaves nothing to send; an early one is told before the field is left. */
export type Say = (message: string, kind?: { isBlocking?: boolean; isEarly?: boolean }) => void;

/** Something at a host: no more can be known before it is sent. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Holds a text against its field. */
export function checkText(
  { format, pattern, minLength = 0, maxLength = Infinity, example }: TextField,
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
  else if (format === "email" && !EMAIL.test(text))
    say("This isn't an email address yet, such as ada@example.com.");
  else if (format === "uri" && !URL.canParse(text))
    say("This isn't a complete address yet, such as https://app.example.com/login.");
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
    say("This isn't a number yet.", { isBlocking: true });
    return undefined;
  }
  // What more digits would make right waits until the field is left.
  if (isInteger && !Number.isInteger(value)) say("A whole number is needed.", { isEarly: true });
  else if (minimum !== undefined && value < minimum)
    say(`It must be ${minimum} or more.`, { isEarly: value < 0 });
  else if (maximum !== undefined && value > maximum) say(`It must be ${maximum} or less.`, { isEarly: true });
  return value;
}
