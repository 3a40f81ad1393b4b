import type { Format } from "./format.ts";

/**
 * An object on each line.
 *
 * @see https://jsonlines.org
 */
export const jsonl: Format = { begin: "", user: (user) => `${JSON.stringify(user)}\n`, end: "" };
