import { usageError } from "../cli-error.ts";
import { suggest } from "../../nearest.ts";
import { USER_FIELDS } from "./fields.ts";
import { getPath, setPath, splitPath } from "./paths.ts";

/**
 * Reads the list of `--fields`: names of a user's fields, or paths within them such as `name.first_name`.
 *
 * @throws {CliError} for a name that no user has
 */
export function readFields(text: string): string[] {
  const fields = text.split(",").map((field) => field.trim());
  for (const field of fields) {
    const [name = ""] = splitPath(field);
    if (USER_FIELDS.includes(name)) continue;
    throw usageError(
      `--fields: users have no ${JSON.stringify(name)}.${suggest(name, USER_FIELDS)} They have ${USER_FIELDS.join(", ")}.`,
    );
  }
  return fields;
}

/** Copies the fields of a user that were asked for; what a user doesn't have is left out. */
export function selectFields(user: object, fields: readonly string[]): object {
  const selected = {};
  for (const field of fields) {
    const path = splitPath(field);
    const value = getPath(user, path);
    if (value !== undefined) setPath(selected, path, value);
  }
  return selected;
}
