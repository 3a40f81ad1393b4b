// A secret may come back as it is, or as JSON, HTML, a URL, a form, base64 or hexadecimal digits write it, in either
// letter case, cut off at its end or without the beginning that all secrets have. Each source here is of a RegExp that
// ignores case. No repetition in one is without a limit, so that the time it takes grows with the text alone.

import { encodeBase64 } from "./base64.ts";

/** A shorter secret, such as a test's `s`, would be found, and taken out, in every word. Real ones have some 40 characters. */
const SHORTEST = 6;
/** So many characters of a secret are its echo, though the rest is cut off. */
const LEAST = 20;
/** So many are its beginning. */
const FIRST = 8;
/** The same in each project. */
const BEGINNING = /^secret-(test|live)-/;
/** A longer one is known by so many: what follows them is hidden up to the next space. */
const LONGEST = 100;

/** Characters that HTML has names for, and encoders use them. */
const ENTITIES: Partial<Record<string, string>> = {
  "&": "amp",
  "<": "lt",
  ">": "gt",
  '"': "quot",
  "'": "apos",
  "+": "plus",
  "/": "sol",
  "=": "equals",
};

/** The source of a pattern in two parts: where its beginning is nowhere, the whole isn't either. */
export type Pattern = readonly [beginning: string, rest: string];

/** Lists the sources of the patterns that find a secret. */
export function listPatterns(secret: string): Pattern[] {
  const own = secret.replace(BEGINNING, "");
  return [
    ...(secret.length < SHORTEST ? [] : listForms(secret)),
    ...(own === secret || own.length < LEAST ? [] : listForms(own)),
  ];
}

function listForms(secret: string): Pattern[] {
  const characters = Array.from(secret).slice(0, LONGEST);
  const bytes = [...new TextEncoder().encode(characters.join(""))];
  const rest = secret.length > LONGEST ? "\\S*" : "";
  return [
    sequence(
      characters.map((character) => anyForm(character)),
      LEAST,
      rest,
    ),
    sequence(
      bytes.map((byte) => hex(byte)),
      LEAST,
      rest,
    ),
    // Behind one or two more bytes of what it was encoded with, as a user's name, its base64 is another.
    ...[0, 1, 2].map((before) => base64Pattern(bytes, before, rest)),
  ];
}

/** Makes the source of the pattern that finds a text in base64 from its beginning. */
export function base64TextPattern(base64: string): Pattern {
  const known = base64.slice(0, 4 * LONGEST);
  return sequence(Array.from(known, base64Form), base64.length, known === base64 ? "" : "\\S*");
}

function base64Pattern(bytes: readonly number[], before: number, rest: string): Pattern {
  const base64 = encodeBase64([...Array<number>(before).fill(0), ...bytes]);
  const size = before + bytes.length;
  // Without the characters that have bits of what stands before or after it.
  const own = base64.slice(Math.ceil((before * 4) / 3), Math.floor((size * 4) / 3));
  const last = size % 3 === 0 ? "" : "[\\w+/-]?={0,2}";
  return sequence(Array.from(own, base64Form), Math.ceil((LEAST * 4) / 3), rest || last);
}

/** The parts in a row, of which those after the first few may be cut off. */
function sequence(parts: readonly string[], least: number, end: string): Pattern {
  const tail = parts.slice(least).reduceRight((rest, part) => `(?:${part}${rest})?`, end);
  return [parts.slice(0, FIRST).join(""), parts.slice(FIRST, least).join("") + tail];
}

/** The second alphabet is URLs' (https://www.rfc-editor.org/rfc/rfc4648#section-5). Encoders leave letters as they are. */
function base64Form(character: string): string {
  if (/\w/.test(character)) return character;
  return anyForm(character, { "+": "[+-]", "/": "[/_]" }[character]);
}

function anyForm(character: string, literal = literalForm(character)): string {
  const units = character.split("").map((unit) => `\\\\{0,4}u${hex(unit.charCodeAt(0), 4)}`);
  // A URL in a URL is encoded twice.
  const bytes = Array.from(new TextEncoder().encode(character), (byte) => `%(?:25){0,2}${hex(byte)}`);
  const code = character.codePointAt(0)!;
  const entity = ENTITIES[character] ? `|${ENTITIES[character]}` : "";
  const html = `&(?:amp;)?(?:#0{0,4}${code}|#x0{0,4}${code.toString(16)}${entity});`;
  // The character itself comes last: it may be the one that the others begin with.
  return `(?:${html}|${bytes.join("")}|${units.join("")}|\\\\{0,4}${literal})`;
}

function literalForm(character: string): string {
  return character === " " ? "[ +]" : character.replace(/[^\w\s]/, "\\$&");
}

function hex(code: number, digits = 2): string {
  return code.toString(16).padStart(digits, "0");
}
