import { readFile, type FileHandle } from "node:fs/promises";
import { isObject } from "../../../json.ts";
import { readStrictJSON } from "../../../sandbox/seed/strict-json.ts";
import { headOf } from "./form.ts";
import type { BrokenRecord, UserRecord } from "./user-record.ts";
import type { Form } from "./users-file.ts";

/** Whether an array of JSON has a user on each line, as an export writes it. */
export async function isByLines(file: FileHandle): Promise<boolean> {
  return /^\[\n(?: \{"|\]\n)/.test(await headOf(file));
}

/** Users in an array of JSON that is written in any other way. All of it is in memory, and a place is a number of users. */
export const arrayForm: Form = (path) => {
  let whole: Promise<unknown[] | string> | undefined;
  const values = (): Promise<unknown[] | string> => (whole ??= readArray(path));
  return {
    records: () => records(values()),
    reread: async ({ start }) => (await values())[start] as UserRecord["user"],
  };
};

async function* records(read: Promise<unknown[] | string>): AsyncGenerator<UserRecord | BrokenRecord> {
  const values = await read;
  if (typeof values === "string") {
    yield { line: 1, problem: `and what follows ${values}` };
    return;
  }
  for (const [start, user] of values.entries()) {
    if (isObject(user)) yield { user, line: 1, start, length: 0 };
    else yield { line: 1, problem: `begins an array with no object at place ${start + 1}` };
  }
}

/** The values of an array, or why there is none. */
async function readArray(path: string): Promise<unknown[] | string> {
  const read = readStrictJSON(await readFile(path));
  if ("problem" in read) return read.problem;
  return Array.isArray(read.value) ? (read.value as unknown[]) : "is no array of users";
}
