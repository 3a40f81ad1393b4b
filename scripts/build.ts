/**
 * `npm run build`: `src/` and `generated/` to `dist/`, as ES modules and as CommonJS. tsc checks them and writes the
 * declarations; rolldown bundles the JavaScript.
 *
 * `npm run build -- --exports` first writes into package.json what scripts/build/entries.ts says of its exports.
 */
import { rmSync } from "node:fs";
import { bundle, cjs, esm } from "./build/bundle.ts";
import { declare } from "./build/declarations.ts";
import { moduleSources } from "./build/entries.ts";
import { writeLicenses } from "./build/owned-packages.ts";
import { publishDocument } from "./build/publish-document.ts";
import { checkPackageFields } from "./build/package-fields.ts";
import { root } from "./build/root.ts";

checkPackageFields(process.argv.includes("--exports"));
// What was deleted in src/ must not be published from an older dist/.
rmSync(`${root}dist`, { recursive: true, force: true });
if (!declare()) process.exitCode = 1;
// The command is an ES module alone: nothing imports it.
await bundle({ ...moduleSources(), cli: "src/cli/index.ts" }, esm);
await bundle(moduleSources(), cjs);
writeLicenses();
publishDocument();
