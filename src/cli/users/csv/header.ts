import { counted } from "../../text.ts";

/** The names of the columns, as the first row has them; or why they can't be those, to stand behind "The header". */
export function readHeader(
  cells: readonly string[],
): { readonly columns: readonly string[] } | { readonly problem: string } {
  const columns = cells.map((name) => name.trim());
  const twice = columns.find((name, i) => columns.indexOf(name) < i);
  if (twice !== undefined) {
    return { problem: `has a column twice: ${JSON.stringify(twice.slice(0, 100))}. Leave one out` };
  }
  if (columns.length === 1 && /[;\t]/.test(columns[0]!)) {
    return { problem: "has no commas. Save the file as CSV that is separated by commas" };
  }
  return { columns };
}

/** A row's cells by the names of their columns, or why they can't be named. */
export function nameCells(
  columns: readonly string[],
  cells: readonly string[],
): { readonly value: Readonly<Record<string, string>> } | { readonly problem: string } {
  if (cells.length !== columns.length) {
    return { problem: `has ${counted(cells.length, "cell")}, where the header has ${columns.length}` };
  }
  // fromEntries, because an assignment to a key named __proto__ would be lost.
  return { value: Object.fromEntries(columns.map((name, i) => [name, cells[i]!])) };
}
