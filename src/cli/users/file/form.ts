import type { FileHandle } from "node:fs/promises";
import { extname } from "node:path";
import { FORMATS, type FormatName } from "../export/options.ts";

/** The bytes that tell a form. */
const HEAD = 64;
const BOM = "\uFEFF";

/** Tells the form of a file of users: by the end of its name, else by its beginning. */
export async function formOf(path: string, file: FileHandle): Promise<FormatName> {
  const named = formByName(path);
  if (named) return named;
  const head = await headOf(file);
  if (head.startsWith("[")) return "json";
  return head.startsWith("{") ? "jsonl" : "csv";
}

/** The form that a file's name tells, if it does. */
export function formByName(path: string): FormatName | undefined {
  const end = extname(path).slice(1).toLowerCase();
  return end === "ndjson" ? "jsonl" : FORMATS.find((format) => format === end);
}

/** The beginning of a file's text. */
export async function headOf(file: FileHandle): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
  return buffer.toString("utf8", 0, bytesRead).replace(BOM, "").trimStart();
}
