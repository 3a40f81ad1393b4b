import type { Format } from "./format.ts";

/**
 * An object on each line.
 *
 * @see https://jsonlines.org
 */
export const jsonl: Format = {
  begin: "",
  users: (users) => users.map((user) => `${JSON.stringify(user)}\n`).join(""),
  end: "",
};
