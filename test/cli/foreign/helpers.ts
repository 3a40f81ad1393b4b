// What the tests of other systems' files share: an import into a sandbox, and a sign-in by the password that was there.
import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { Result } from "../../../src/cli/users/import/row.ts";
import type { SourceFlags } from "../../../src/cli/users/import/source.ts";
import {
  file,
  importFile,
  resultsOf,
  usersOf,
  world,
  type User,
  type World,
} from "../users/import-helpers.ts";

export interface Imported extends World {
  readonly users: readonly User[];
  readonly results: readonly Result[];
  /** The user with an address. */
  readonly user: (email: string) => User;
  /** The result of a line, with what isn't carried of it. */
  readonly result: (line: number) => Result;
}

/** Imports a text as a file of a system, and holds that no secret of it is in the results. */
export async function importText(
  text: string,
  name: string,
  flags: SourceFlags,
  secrets: readonly string[] = [],
): Promise<Imported> {
  const to = world();
  const path = file(text, name);
  await importFile(path, to, {}, flags);
  const written = readFileSync(`${path}.results.jsonl`, "utf8");
  for (const secret of secrets) expect(written).not.toContain(secret);
  const users = await usersOf(to);
  const results = resultsOf(path);
  return {
    ...to,
    users,
    results,
    user: (email) => users.find(({ emails }) => emails[0]?.email === email)!,
    result: (line) => results.find((result) => result.line === line)!,
  };
}

/** Whether a user can sign in by a password. */
export async function signIn({ stytch }: World, email: string, password: string): Promise<boolean> {
  const { user_id } = await stytch.passwords.authenticate({ email, password });
  await expect(stytch.passwords.authenticate({ email, password: `${password}x` })).rejects.toThrow(
    "unauthorized_credentials",
  );
  return user_id !== "";
}
