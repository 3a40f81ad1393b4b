import { isObject } from "../json.ts";
import { seedFromUser } from "../sandbox/resources/users/seed-from-user.ts";
import { fileError, requireJsonFile } from "./json-file.ts";
import { formByName } from "./users/file/form.ts";

/** The contents of a file of `--seed`. */
export interface FileSeed {
  /** In the words of the sandbox's option. */
  readonly seed: unknown;
  /** The places of its users in the file, where they aren't those in the list. */
  readonly places?: readonly string[];
}

/**
 * Reads a file of `--seed`: a list of users in the words of a seed, a saved state, or an export in any form.
 *
 * @throws {CliError} naming the file and the reason
 */
export async function readSeed(path: string): Promise<FileSeed> {
  const form = formByName(path);
  if (form === "csv" || form === "jsonl") return readExport(path);
  const value = await requireJsonFile("--seed", path);
  if (!Array.isArray(value) || !value.some(isExported)) return { seed: value };
  return toSeed(value.map((user, i) => ({ seed: seedFromUser(`seed[${i}]`, user), place: `seed[${i}]` })));
}

/** A seed has no `is_locked`; what the API answers always has it. */
function isExported(user: unknown): boolean {
  return isObject(user) && "is_locked" in user;
}

async function readExport(path: string): Promise<FileSeed> {
  const { openUsers } = await import("./users/file/open-users.ts");
  const file = await openUsers(path);
  const users: SeededUser[] = [];
  try {
    for await (const record of file.records()) {
      if ("problem" in record)
        throw fileError("--seed", path, `can't be read: line ${record.line} ${record.problem}`);
      users.push({ seed: seedFromUser("seed", record.user), place: `line ${record.line}` });
    }
  } finally {
    await file.close();
  }
  return toSeed(users);
}

interface SeededUser {
  readonly seed: unknown;
  readonly place: string;
}

function toSeed(users: readonly SeededUser[]): FileSeed {
  const ordered = inOrder(users);
  return { seed: ordered.map(({ seed }) => seed), places: ordered.map(({ place }) => place) };
}

/** The oldest first, as a seed has them: an export begins with the newest. */
function inOrder(users: readonly SeededUser[]): readonly SeededUser[] {
  const [first, last] = [createdAt(users[0]), createdAt(users.at(-1))];
  return first !== undefined && last !== undefined && first > last ? users.toReversed() : users;
}

function createdAt(user: SeededUser | undefined): string | undefined {
  const { created_at } = (user?.seed ?? {}) as { created_at?: unknown };
  return typeof created_at === "string" ? created_at : undefined;
}
