import { CliError } from "../../cli-error.ts";
import { openUsers } from "../file/open-users.ts";
import type { UsersFile } from "../file/users-file.ts";
import type { UserRecord } from "../file/user-record.ts";
import { changedFields, type FieldChange } from "./changed-fields.ts";
import { UserIndex } from "./user-index.ts";

type User = UserRecord["user"];

/** One difference between two files of users. */
export type Difference =
  | { readonly change: "added" | "removed"; readonly user_id: string; readonly user: User }
  | { readonly change: "changed"; readonly user_id: string; readonly fields: readonly FieldChange[] };

/**
 * Compares two files of users, in any forms, by their ids. Those that were added and changed come in the order of the second
 * file, and then those that were removed in that of the first.
 *
 * @throws {CliError} for a file that can't be read as users with ids
 */
export async function* diffUsers(before: string, after: string): AsyncGenerator<Difference> {
  const files: UsersFile[] = [];
  try {
    const first = await openUsers(before);
    files.push(first);
    const second = await openUsers(after);
    files.push(second);
    const index = new UserIndex();
    for await (const { id, record } of readUsers(before, first)) {
      if (!index.add(id, record.user, record)) throw repeated(before, record);
    }
    yield* findNew(after, first, second, index);
    for (const place of index.unmet()) {
      const user = await first.reread(place);
      yield { change: "removed", user_id: user["user_id"] as string, user };
    }
  } finally {
    for (const file of files) await file.close();
  }
}

async function* findNew(
  path: string,
  first: UsersFile,
  second: UsersFile,
  index: UserIndex,
): AsyncGenerator<Difference> {
  for await (const { id: user_id, record } of readUsers(path, second)) {
    const { user } = record;
    const found = index.meet(user_id, user);
    if (!found) yield { change: "added", user_id, user };
    else if (!found.isSame) {
      yield { change: "changed", user_id, fields: changedFields(await first.reread(found), user) };
    }
  }
}

async function* readUsers(
  path: string,
  file: UsersFile,
): AsyncGenerator<{ readonly id: string; readonly record: UserRecord }> {
  for await (const record of file.records()) {
    if ("problem" in record) throw new CliError(`${path}, line ${record.line} ${record.problem}.`);
    const { user_id } = record.user;
    if (typeof user_id !== "string") {
      throw new CliError(
        `${path}, line ${record.line} has no user_id, by which users are compared. Export them with it.`,
      );
    }
    yield { id: user_id, record };
  }
}

function repeated(path: string, { line }: UserRecord): CliError {
  return new CliError(`${path}, line ${line} has a user who is there already. \`users verify\` tells more.`);
}
