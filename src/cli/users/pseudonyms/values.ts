import { isObject } from "../../../json.ts";
import { replaceDomain, replaceEmail, replaceIds, replacePhone } from "./addresses.ts";
import type { Keyed } from "./keyed.ts";
import { scramble } from "./shapes.ts";

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^\+[1-9]\d{6,14}$/;
const ID = /^[a-z-]*[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const URL_START = /^https?:\/\//i;
const DATE = /^\d{4}-\d{2}-\d{2}(?=$|T)/;

/**
 * Replaces any value of JSON: texts by their form, numbers by numbers of as many digits. Truth values, empty ones and the names
 * of fields stay, unless such a name is itself an address or an id.
 */
export function replaceValue(keyed: Keyed, value: unknown): unknown {
  if (typeof value === "string") return replaceText(keyed, value);
  if (typeof value === "number") return replaceNumber(keyed, value);
  if (Array.isArray(value)) return value.map((item) => replaceValue(keyed, item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [replaceKey(keyed, key), replaceValue(keyed, member)]),
  );
}

/** Replaces a text, by what it looks like. */
export function replaceText(keyed: Keyed, text: string): string {
  return replaceAddress(keyed, text) ?? replaceDate(keyed, text) ?? scramble(keyed, text);
}

function replaceKey(keyed: Keyed, key: string): string {
  return replaceAddress(keyed, key) ?? key;
}

function replaceAddress(keyed: Keyed, text: string): string | undefined {
  if (EMAIL.test(text)) return replaceEmail(keyed, text);
  if (PHONE.test(text)) return replacePhone(keyed, text);
  if (ID.test(text)) return replaceIds(keyed, text);
  if (!URL_START.test(text)) return undefined;
  const host = URL.canParse(text) ? new URL(text).hostname : text;
  return `https://${replaceDomain(keyed, host)}/${keyed.word("url", text, 13)}`;
}

/** Another day, as a date of birth tells who someone is. Its form stays, so that it is a date again. */
function replaceDate(keyed: Keyed, text: string): string | undefined {
  if (!DATE.test(text)) return undefined;
  const [years, month, day] = keyed.bytes("date", text);
  const parts = [1950 + (years! % 70), 1 + (month! % 12), 1 + (day! % 28)];
  const date = parts.map((part) => String(part).padStart(2, "0")).join("-");
  return date + text.slice(date.length).replaceAll(/\d/g, "0");
}

/** Its size stays about the same: its sign, its digits before and behind the point, and its power of ten. */
function replaceNumber(keyed: Keyed, value: number): number {
  if (value === 0) return 0;
  const [digits = "", power] = String(value).split("e");
  const bytes = keyed.bytes("number", String(value), digits.length);
  const replaced = Array.from(digits, (sign, i) => {
    if (!/\d/.test(sign)) return sign;
    const isFirst = /^-?$/.test(digits.slice(0, i));
    // No zero in front, where it would be lost.
    return String(isFirst ? 1 + (bytes[i]! % 9) : bytes[i]! % 10);
  }).join("");
  const number = Number(power === undefined ? replaced : `${replaced}e${power}`);
  // Of the largest and the smallest powers, other digits may be no number, or nothing.
  return Number.isFinite(number) && number !== 0 ? number : 1;
}
