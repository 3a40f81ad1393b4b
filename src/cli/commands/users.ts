import type { Command } from "commander";
import { asGroup } from "../group.ts";
import { defineUsersExport } from "./users-export.ts";
import { defineUsersImport } from "./users-import.ts";

/** Adds `stytch-fetch users` to the command line: what is done with all users of a project. */
export function defineUsers(program: Command): void {
  const users = asGroup(
    program
      .command("users")
      .summary("Export all users of a project, or import a file of them.")
      .description("Takes all users of a project out of it, or makes those of a file.")
      .helpOption("-h, --help", "Shows this."),
  );
  defineUsersExport(users);
  defineUsersImport(users);
}
