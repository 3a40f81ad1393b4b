import { cpSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../build.ts";

const COPIED = [
  ...["openapi", "scripts", "generated", "src", "package.json", "CHANGELOG.md", "README.md", "LICENSE"],
  ...["redocly.yaml", ".prettierrc.json", "tsconfig.json", "tsconfig.build.json"],
];

/** A copy of all that the package is generated and built from, in a temporary folder. */
export function copyRepository(): string {
  const copy = mkdtempSync(join(tmpdir(), "stytch-fetch-scale-"));
  for (const path of COPIED) cpSync(join(root, path), join(copy, path), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  return copy;
}
