import { isObject } from "../../../json.ts";
import { CliError } from "../../cli-error.ts";
import { USER_FIELDS } from "../fields.ts";
import { setPath, splitPath } from "../paths.ts";
import { COLUMNS, EMPTY, RAW } from "./columns.ts";
import { unshield } from "./shield.ts";

/**
 * Reads a user from the cells of a row, by the names of their columns: what {@link toCells} wrote, or a person, who may leave
 * columns out.
 *
 * @param rawCells whether the texts are as they were, without the quotes against formulas
 * @throws {CliError} naming the column, for a cell that can't be read. It doesn't repeat the cell.
 */
export function fromCells(
  cells: Readonly<Record<string, string>>,
  rawCells = false,
): Record<string, unknown> {
  const user: Record<string, unknown> = RAW in cells ? structuredClone(EMPTY) : {};
  for (const [column, cell] of Object.entries(cells)) {
    const kind = COLUMNS.get(column);
    if (!kind) continue;
    const value = readCell(column, () => kind.read(rawCells ? cell : unshield(cell)));
    if (value !== undefined) setPath(user, splitPath(column), value);
  }
  for (const [path, value] of Object.entries(readRest(cells[RAW]))) setPath(user, splitPath(path), value);
  return inOrder(user);
}

function readRest(cell: string | undefined): object {
  if (!cell) return {};
  const rest = readCell(RAW, () => JSON.parse(cell) as unknown);
  if (!isObject(rest)) throw new CliError(`${RAW} must be an object of JSON`);
  return rest;
}

function readCell(column: string, read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    const problem = error instanceof CliError ? error.message : "must be JSON";
    throw new CliError(`${column} ${problem}`);
  }
}

/** The fields as the API has them, whatever the order of the columns. */
function inOrder(user: Record<string, unknown>): Record<string, unknown> {
  const names = [...USER_FIELDS, ...Object.keys(user)].filter((name) => Object.hasOwn(user, name));
  return Object.fromEntries(names.map((name) => [name, user[name]]));
}
