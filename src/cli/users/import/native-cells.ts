import { CliError } from "../../cli-error.ts";
import { COLUMNS, RAW } from "../csv/columns.ts";
import { fromCells } from "../csv/from-cells.ts";
import { unshield } from "../csv/shield.ts";
import { readNative } from "./native.ts";
import type { RowContent } from "./row.ts";

/**
 * Reads a user from the cells of a row: of a file that `users export` wrote, or of one with the names of params.
 *
 * @param rawCells whether no quote stands before what a spreadsheet would take for a formula
 */
export function readNativeCells(value: unknown, rawCells: boolean): RowContent {
  const cells = value as Readonly<Record<string, string>>;
  try {
    // What is no column of an export is a param, or is told as unknown.
    const others = Object.entries(cells).filter(
      ([name, cell]) => !COLUMNS.has(name) && name !== RAW && cell !== "",
    );
    const params = others.map(([name, cell]) => [
      name,
      name === "create_user_as_pending" ? cell.toLowerCase() === "true" : rawCells ? cell : unshield(cell),
    ]);
    return readNative({ ...fromCells(cells, rawCells), ...(Object.fromEntries(params) as object) });
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return { problem: `has a problem: ${error.message}` };
  }
}
