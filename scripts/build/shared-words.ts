import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Plugin } from "rolldown";
import { root } from "./root.ts";

const SHARED = "shared/words.js";
const NAME = "stytch-fetch.words.";

/**
 * Puts the words that passwords are judged by into one file that both formats load, as they would be a tenth of the package
 * twice.
 *
 * It is a script that leaves them in a global variable: the one form that an `import` and a `require()` of whatever host take,
 * and browsers, too. What it leaves is named by what it is, so that no other version of the package takes it for its own.
 */
export function sharedWords(format: "esm" | "cjs"): Plugin {
  return {
    name: "shared-words",
    load(id) {
      if (!id.endsWith("/words.json")) return undefined;
      const text = JSON.stringify(JSON.parse(readFileSync(id, "utf8")));
      const digest = createHash("sha256").update(text).digest("hex").slice(0, 16);
      const variable = `globalThis[Symbol.for("${NAME}${digest}")]`;
      write(`${variable} = ${quote(text)};\n`);
      return { code: `export default /* #__PURE__ */ JSON.parse(${variable});`, moduleType: "js" };
    },
    // Not as an import of the module above: of one for its effect alone nothing is left.
    renderChunk(code, { fileName }) {
      if (!code.includes(NAME)) return undefined;
      if (!fileName.startsWith("chunks/")) throw new Error(`The words are in ${fileName}, which all load.`);
      const load = format === "esm" ? `import "../${SHARED}";` : `require("../../${SHARED}");`;
      return code.replace(/^("use strict";\n)?/, (strict) => `${strict}${load}\n`);
    },
  };
}

function write(script: string): void {
  mkdirSync(`${root}dist/shared`, { recursive: true });
  writeFileSync(`${root}dist/${SHARED}`, script);
  writeFileSync(`${root}dist/shared/package.json`, '{ "type": "commonjs", "sideEffects": true }\n');
}

/** Writes a text as JavaScript has it, in single quotes: JSON is full of double ones. */
export function quote(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
