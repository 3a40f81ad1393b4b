/**
 * `npm run public-types`: writes the package's public types to `scripts/changes/public-types.txt`, a line each, so that
 * reviews and `npm run changes` see what a change of `src/` does to users. It reads `dist/`, so build first.
 *
 *   --check   write nothing; exit 1 if the file isn't what the declarations say
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { listSignatures } from "./changes/signatures.ts";
import { PUBLIC_TYPES } from "./changes/public-types.ts";

const file = new URL(`../${PUBLIC_TYPES}`, import.meta.url);
const text = `${listSignatures().join("\n")}\n`;
const isSame = existsSync(file) && readFileSync(file, "utf8") === text;
if (isSame) console.log(`${PUBLIC_TYPES} is up to date.`);
else if (process.argv.includes("--check")) {
  console.error(
    `${PUBLIC_TYPES} is not what the declarations say. Run \`npm run public-types\` and commit the result.`,
  );
  process.exitCode = 1;
} else {
  writeFileSync(file, text);
  console.log(`Wrote ${PUBLIC_TYPES}.`);
}
