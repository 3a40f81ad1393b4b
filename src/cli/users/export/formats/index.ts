import { selectFields } from "../../select-fields.ts";
import type { ExportSubject, FormatName } from "../options.ts";
import type { Format } from "./format.ts";
import { json } from "./json.ts";
import { jsonl } from "./jsonl.ts";

const formats: Readonly<Record<FormatName, Format>> = { jsonl, json };

/** Makes the form that an export is written in, with the fields that it has. */
export function formatOf({ format, fields }: ExportSubject): Format {
  const whole = formats[format];
  if (!fields) return whole;
  return { ...whole, user: (user, first) => whole.user(selectFields(user, fields), first) };
}
