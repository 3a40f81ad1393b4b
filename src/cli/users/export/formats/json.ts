import type { Format } from "./format.ts";

/** One array, a user on each line. The comma begins the line of the next, so that a page's last line is whole. */
export const json: Format = {
  begin: "[\n",
  users: (users, first) =>
    users.map((user, i) => `${first && i === 0 ? " " : ","}${JSON.stringify(user)}\n`).join(""),
  end: "]\n",
};
