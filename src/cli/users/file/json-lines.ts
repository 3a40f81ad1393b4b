import { isObject } from "../../../json.ts";
import { readLines } from "./lines.ts";
import type { BrokenRecord, UserRecord } from "./user-record.ts";
import type { Form } from "./users-file.ts";

const COMMA = 0x2c;
const BOM = "\uFEFF";

/** Users by lines of JSON, or in an array of JSON that has a user on each line, as an export writes it. */
export const linesForm: Form = (path, read) => ({
  records: () => readJSONLines(path),
  reread: async (place) => JSON.parse(await read(place)) as UserRecord["user"],
});

async function* readJSONLines(path: string): AsyncGenerator<UserRecord | BrokenRecord> {
  for await (const { bytes, start, number: line } of readLines(path)) {
    const before = bytes[0] === COMMA ? 1 : 0;
    const text = bytes.toString("utf8", before);
    const trimmed = (line === 1 ? text.replace(BOM, "") : text).trim();
    if (trimmed === "" || trimmed === "[" || trimmed === "]") continue;
    const user = parseUser(trimmed);
    if (typeof user === "string") yield { line, problem: user };
    else
      yield {
        user,
        line,
        start: start + Buffer.byteLength(text.slice(0, text.indexOf("{"))) + before,
        length: Buffer.byteLength(trimmed),
      };
  }
}

/** A user that a text of JSON holds, or why it holds none. */
function parseUser(text: string): UserRecord["user"] | string {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : "is no object of JSON";
  } catch {
    return "is no JSON";
  }
}
