// What the tests of imports share: a sandbox, a file of users, and an import of it into the sandbox.
import { readFileSync, writeFileSync } from "node:fs";
import {
  importUsers,
  type ImportOptions,
  type ImportReport,
} from "../../../src/cli/users/import/import-users.ts";
import type { Result } from "../../../src/cli/users/import/row.ts";
import { openSource, type SourceFlags } from "../../../src/cli/users/import/source.ts";
import { createStytch, type Schemas, type Stytch } from "../../../src/index.ts";
import { createSandbox, type Sandbox, type SandboxOptions } from "../../../src/sandbox/index.ts";
import { projectId, secret } from "../../helpers.ts";
import { folder } from "../helpers.ts";

export type User = Schemas["api_user_v1_User"];

/** A sandbox, and a client on it. */
export interface World {
  readonly sandbox: Sandbox;
  readonly stytch: Stytch;
}

export function world(options: Partial<SandboxOptions> = {}): World {
  const sandbox = createSandbox({ projectId, secret, rateLimits: false, ...options });
  return { sandbox, stytch: createStytch({ projectId, secret, fetch: sandbox.fetch, random: () => 0 }) };
}

/** Puts a text in a file of its own. */
export function file(text: string | Uint8Array, name = "users.jsonl"): string {
  const path = `${folder()}/${name}`;
  writeFileSync(path, text);
  return path;
}

/** Lines of JSON. */
export function jsonl(...values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join("");
}

/** Imports a file. */
export async function importFile(
  path: string,
  { stytch }: World,
  options: Partial<ImportOptions> = {},
  flags: SourceFlags = {},
): Promise<ImportReport> {
  const { from, rows } = await openSource(path, flags);
  return importUsers({
    stytch,
    project: projectId,
    file: path,
    from,
    readRows: rows,
    pause: () => Promise.resolve(),
    resultsPath: `${path}.results.jsonl`,
    ...options,
  });
}

/** The results that an import wrote. */
export function resultsOf(path: string): Result[] {
  const lines = readFileSync(`${path}.results.jsonl`, "utf8").trim().split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Result);
}

/** All users of a sandbox, the oldest first. */
export async function usersOf({ stytch }: World): Promise<User[]> {
  const users: User[] = [];
  for await (const user of stytch.users.searchAll({ limit: 1000 })) users.push(user);
  return users.reverse();
}

/** The parts of users that an import carries, in an order of their own: ids and times are those of a project. */
export function carried(users: readonly User[]): unknown[] {
  return users
    .map(
      ({
        emails,
        phone_numbers,
        name,
        external_id,
        roles,
        status,
        trusted_metadata,
        untrusted_metadata,
      }) => ({
        email: emails[0]?.email,
        phone_number: phone_numbers[0]?.phone_number,
        ...{ name, external_id, roles, status, trusted_metadata, untrusted_metadata },
      }),
    )
    .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}
