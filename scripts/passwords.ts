/**
 * `npm run passwords`: writes what the sandbox judges passwords by to `src/sandbox/resources/passwords/strength/words.json`:
 * the words of zxcvbn's lists, and its keyboards. A test fails if the file is not what this makes.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { makeWords } from "./passwords/words.ts";

const file = fileURLToPath(
  new URL("../src/sandbox/resources/passwords/strength/words.json", import.meta.url),
);
writeFileSync(file, makeWords());
