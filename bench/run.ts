/**
 * `npm run bench`: what we cost beside our peers, as ratios measured in one run. Absolute numbers are this machine's.
 *
 *   npm run bench                 everything
 *   npm run bench -- types        one part: generate, types, calls or sandbox
 */
import { benchCalls } from "./calls.ts";
import { benchGenerate } from "./generate.ts";
import { benchSandbox } from "./sandbox.ts";
import { benchTypes } from "./types.ts";

const parts: Record<string, () => Promise<void> | void> = {
  generate: benchGenerate,
  types: benchTypes,
  calls: benchCalls,
  sandbox: benchSandbox,
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(", ")}. Those there are: ${Object.keys(parts).join(", ")}.`);
  process.exit(2);
}
for (const [name, part] of Object.entries(parts)) {
  if (chosen.length === 0 || chosen.includes(name)) await part();
}
