import { isDeepStrictEqual } from "node:util";
import { isObject } from "../../../json.ts";
import { getPath, splitPath } from "../paths.ts";
import { COLUMNS, EMPTY, RAW } from "./columns.ts";
import { shield } from "./shield.ts";

/** Half a character, which UTF-8 has no bytes for. JSON writes it by its number. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Writes a user as the cells of a row. What a column can't give back as it was goes to the column of the rest.
 *
 * @param rawCells whether texts stay as they are, also where a spreadsheet would run them
 */
export function toCells(user: object, columns: readonly string[], rawCells: boolean): string[] {
  const held = new Set<string>();
  const cells = columns.map((column) => {
    if (column === RAW) return "";
    const value = getPath(user, splitPath(column));
    const cell = value === undefined ? "" : writeCell(column, value);
    if (cell === undefined) return "";
    held.add(column);
    return rawCells ? cell : shield(cell);
  });
  if (columns.at(-1) === RAW) cells[cells.length - 1] = writeRest(user, held);
  return cells;
}

function writeCell(column: string, value: unknown): string | undefined {
  const { write, read } = COLUMNS.get(column)!;
  const cell = write(value);
  if (cell === undefined || LONE_SURROGATE.test(cell)) return undefined;
  return isDeepStrictEqual(read(cell), value) ? cell : undefined;
}

function writeRest(user: object, held: ReadonlySet<string>): string {
  const rest: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(user)) collect(rest, field, value, held);
  return Object.keys(rest).length === 0 ? "" : JSON.stringify(rest);
}

/** Collects the largest parts of a value of which no column holds anything, by their paths. */
function collect(
  rest: Record<string, unknown>,
  path: string,
  value: unknown,
  held: ReadonlySet<string>,
): void {
  if (held.has(path) || isDeepStrictEqual(value, EMPTY[path])) return;
  const within = [...held].some((column) => column.startsWith(`${path}.`));
  if (!within || !(isObject(value) || Array.isArray(value))) {
    rest[path] = value;
    return;
  }
  for (const [key, part] of Object.entries(value)) collect(rest, `${path}.${key}`, part, held);
}
