import { readFileSync } from "node:fs";
import type { Change } from "./change.ts";
import { compareSignatures } from "./compare-signatures.ts";
import { readFileAt } from "./history.ts";

/** The package's public types, a line each, as `npm run public-types` writes them. */
export const PUBLIC_TYPES = "scripts/changes/public-types.txt";

/** The changes of the package's own types since a ref; none where the file wasn't kept yet. */
export function comparePublicTypes(root: string, since: string): Change[] {
  const before = readFileAt(root, since, PUBLIC_TYPES);
  if (before === undefined) return [];
  return compareSignatures(linesOf(before), linesOf(readFileSync(`${root}${PUBLIC_TYPES}`, "utf8")));
}

function linesOf(text: string): string[] {
  return text.split("\n").filter(Boolean);
}
