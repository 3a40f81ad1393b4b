import { findRepeatedKey } from "../../repeated-key.ts";

/** A value that was read, or what is wrong with its bytes, to stand behind their name. */
export type StrictJSON = { readonly value: unknown } | { readonly problem: string };

/**
 * Reads JSON of which nothing may be lost, because what is made of it takes its place: bytes that are no text, a key that
 * stands twice and a number that JavaScript can't hold are refused, where JSON.parse would leave something out.
 */
export function readStrictJSON(bytes: Uint8Array): StrictJSON {
  const mark = findMark(bytes);
  if (mark) return { problem: `begins with ${mark}. Save it as UTF-8 without one` };
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { problem: "is not valid UTF-8. Save it as UTF-8" };
  }
  if (text.trim() === "") return { problem: "is empty" };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Not the parser's own words: in later versions of Node they quote the text.
    return { problem: "is not valid JSON" };
  }
  const repeated = findRepeatedKey(text);
  if (repeated !== undefined)
    return { problem: `has an object with one key twice, ${locate(text, repeated)}. Leave one out` };
  const inexact = findInexactNumber(text);
  if (inexact !== undefined)
    return {
      problem: `has a number of more digits than JavaScript keeps, ${locate(text, inexact)}. Make it a string`,
    };
  return { value };
}

/** @see https://www.unicode.org/faq/utf_bom.html#bom4 */
function findMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "a byte order mark (BOM)";
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isWide ? "the byte order mark (BOM) of UTF-16" : undefined;
}

/** A string, so that no number is looked for in it, or a number of so many digits that some may be lost. */
const STRING_OR_LONG_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.]{14,}(?:[eE][+-]?\d+)?|-?\d[\d.]*[eE][+-]?\d+/g;

/**
 * Finds the first number that isn't the same after JSON.parse and JSON.stringify.
 *
 * @param json valid JSON
 * @returns the number's place in the text
 */
export function findInexactNumber(json: string): number | undefined {
  for (const { 0: token, index } of json.matchAll(STRING_OR_LONG_NUMBER)) {
    if (token[0] !== '"' && canonical(token) !== canonical(String(Number(token)))) return index;
  }
  return undefined;
}

/** The same text for the same number: its digits, and the power of ten of the last. */
function canonical(number: string): string {
  const [, whole = "", fraction = "", exponent = "0"] = /^-?(\d*)\.?(\d*)(?:e(.*))?$/i.exec(number) ?? [
    number,
  ];
  const digits = `${whole}${fraction}`.replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return "0";
  return `${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`;
}

function locate(text: string, place: number): string {
  const lines = text.slice(0, place).split("\n");
  return `line ${lines.length}, column ${lines.at(-1)!.length + 1}`;
}
