import { isObject } from "../../../json.ts";

/** An object of a file, of which nothing is known. */
export type Fields = Readonly<Record<string, unknown>>;

/** A text that says something, without the spaces around it. */
export function text(value: unknown): string | undefined {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (typeof value !== "string") return undefined;
  const trimmed = value.trim();
  return trimmed === "" ? undefined : trimmed;
}

/** Whether something is said to be true, be it as CSV says it. */
export function flag(value: unknown): boolean {
  return value === true || value === 1 || (typeof value === "string" && /^(true|1|yes)$/i.test(value.trim()));
}

/** The objects of a list. */
export function objects(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The texts of a list, or of a cell that has several: `a@example.com, b@example.com`. */
export function texts(value: unknown): readonly string[] {
  const parts: readonly unknown[] = Array.isArray(value)
    ? value
    : typeof value === "string"
      ? value.split(/[,|;]/)
      : [];
  return parts.flatMap((part) => text(part) ?? []);
}

/** An object, also where a cell or a field has it as JSON. Nothing: there is none. */
export function objectOf(value: unknown): Fields | undefined {
  if (isObject(value)) return value;
  if (typeof value !== "string" || value.trim() === "") return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** A moment as systems write it, in milliseconds or in words, in RFC 3339. Nothing: it can't be read. */
export function moment(value: unknown): string | undefined {
  const given = text(value);
  if (given === undefined) return undefined;
  const date = new Date(/^\d{12,14}$/.test(given) ? Number(given) : given);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
