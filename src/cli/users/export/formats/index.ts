import { selectFields } from "../../select-fields.ts";
import type { ExportOptions } from "../options.ts";
import { csv } from "./csv.ts";
import type { Format } from "./format.ts";
import { json } from "./json.ts";
import { jsonl } from "./jsonl.ts";

/** Makes the form that an export is written in, with the fields that it has, and the pseudonyms in place of people. */
export function formatOf({ format, fields, rawCells, pseudonyms }: ExportOptions): Format {
  const form = format === "csv" ? csv(fields, rawCells) : { jsonl, json }[format];
  const replace = pseudonyms?.replace ?? ((user: object): object => user);
  const select = (user: object): object => (fields ? selectFields(user, fields) : user);
  return {
    ...form,
    users: (users, first) =>
      form.users(
        users.map((user) => select(replace(user))),
        first,
      ),
  };
}
