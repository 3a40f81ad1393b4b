import type { Command } from "commander";
import { asGroup } from "../group.ts";
import { defineUsersDiff } from "./users-diff.ts";
import { defineUsersExport } from "./users-export.ts";
import { defineUsersImport } from "./users-import.ts";
import { defineUsersVerify } from "./users-verify.ts";

/** Adds `stytch-fetch users` to the command line: what is done with all users of a project. */
export function defineUsers(program: Command): void {
  const users = asGroup(
    program
      .command("users")
      .summary("Export all users of a project, check and compare files of them, import them.")
      .description("Takes all users of a project out of it, or makes those of a file.")
      .helpOption("-h, --help", "Shows this.")
      .addHelpText("after", HELP),
  );
  defineUsersExport(users);
  defineUsersVerify(users);
  defineUsersDiff(users);
  defineUsersImport(users);
}

const HELP = `
Examples:
  stytch-fetch users export --out users.jsonl
  stytch-fetch users verify users.jsonl
  stytch-fetch users diff monday.jsonl friday.jsonl
  stytch-fetch users import users.jsonl --dry-run`;
