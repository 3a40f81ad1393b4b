import type { Json } from "./files.ts";

/** Fields that rules and the generator know. */
const KEPT = new Set([
  // Of schemas that resources share.
  ...["ip_address", "user_agent"],
  ...["request_id", "status_code", "results", "results_metadata", "next_cursor", "total", "cursor", "limit"],
]);

const VOWELS = "aeiou";
const CONSONANTS = "bcdfghjklmnpqrstvwxyz";

/**
 * Gives the fields of schemas and of examples other names, so that a compressor finds no more of one resource in
 * another than it would in the API's.
 *
 * @param seed another one makes other names
 */
export function renameFields(file: Json, seed: number): Json {
  return Object.fromEntries(
    Object.entries(file).map(([name, entry]) => {
      const { summary, value } = entry as Json;
      return [
        name,
        value === undefined ? renameSchema(entry, seed) : { summary, value: renameKeys(value, seed) },
      ];
    }),
  );
}

function renameSchema(node: unknown, seed: number): unknown {
  if (Array.isArray(node)) return node.map((item) => renameSchema(item, seed));
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (key === "required" && Array.isArray(value))
        return [key, value.map((name) => renameField(String(name), seed))];
      if (key === "examples" && Array.isArray(value)) return [key, renameKeys(value, seed)];
      if (key !== "properties" || !isObject(value)) return [key, renameSchema(value, seed)];
      const fields = Object.entries(value).map(([name, schema]) => [
        renameField(name, seed),
        renameSchema(schema, seed),
      ]);
      return [key, Object.fromEntries(fields) as Json];
    }),
  );
}

function renameKeys(node: unknown, seed: number): unknown {
  if (Array.isArray(node)) return node.map((item) => renameKeys(item, seed));
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [renameField(name, seed), renameKeys(value, seed)]),
  );
}

/** `email_id` becomes `fneom_of`: every letter moves on among its kind. */
function renameField(name: string, seed: number): string {
  if (KEPT.has(name)) return name;
  return name.replaceAll(
    /[a-z]/g,
    (letter) => rotate(VOWELS, letter, seed) ?? rotate(CONSONANTS, letter, seed)!,
  );
}

function rotate(letters: string, letter: string, by: number): string | undefined {
  const index = letters.indexOf(letter);
  return index < 0 ? undefined : letters[(index + by) % letters.length];
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
