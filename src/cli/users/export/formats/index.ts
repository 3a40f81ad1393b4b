import { selectFields } from "../../select-fields.ts";
import type { ExportSubject } from "../options.ts";
import { csv } from "./csv.ts";
import type { Format } from "./format.ts";
import { json } from "./json.ts";
import { jsonl } from "./jsonl.ts";

/** Makes the form that an export is written in, with the fields that it has. */
export function formatOf({ format, fields, rawCells }: ExportSubject): Format {
  if (format === "csv") return csv(fields, rawCells);
  const whole = { jsonl, json }[format];
  if (!fields) return whole;
  return {
    ...whole,
    users: (users, first) =>
      whole.users(
        users.map((user) => selectFields(user, fields)),
        first,
      ),
  };
}
