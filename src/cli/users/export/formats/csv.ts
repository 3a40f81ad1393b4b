import { stringify } from "csv-stringify/sync";
import { columnsOf } from "../../csv/columns.ts";
import { toCells } from "../../csv/to-cells.ts";
import type { Format } from "./format.ts";

const OPTIONS = {
  record_delimiter: "\r\n",
  // It quotes the whole of that delimiter by itself, and not its halves.
  quoted_match: /[\r\n]/,
};

/**
 * A row of cells for each user, below one row of names.
 *
 * @param fields the fields that users have, or nothing for all of them
 * @param rawCells whether texts stay as they are, also where a spreadsheet would run them
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function csv(fields: readonly string[] | undefined, rawCells: boolean): Format {
  const columns = columnsOf(fields);
  return {
    begin: stringify([columns], OPTIONS),
    users: (users) =>
      stringify(
        users.map((user) => toCells(user, columns, rawCells)),
        OPTIONS,
      ),
    end: "",
  };
}
