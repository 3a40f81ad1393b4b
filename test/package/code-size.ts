import { brotliCompressSync } from "node:zlib";
import { routes } from "../../generated/routes.ts";

/**
 * The bytes that an operation may add to a bundle: its row of generated/routes.ts. The API's others add 19 on average, and
 * the first of a resource some 60, which the bounds leave room for.
 */
const ROW = 30;

/** The compressed bytes of a bundle that are the client's code: all but the operations' rows. */
export function codeSize(bundle: string): number {
  return brotliCompressSync(bundle).byteLength - ROW * Object.keys(routes).length;
}

/** What to do about a bundle that is too large. */
export const REMEDY =
  "Each operation has its own bytes (test/package/code-size.ts), so the code has grown: make it smaller, or raise the " +
  "bound if what it does is worth it to everyone who loads it.";
