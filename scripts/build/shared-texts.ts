import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "rolldown";
import { root } from "./root.ts";

/** The files of JSON that both formats load, each a part of the package that nobody wants twice. */
const SHARED = ["words", "validation", "catalogue"];
const NAME = "stytch-fetch.";
const MARK = new RegExp(`${NAME.replace(".", "\\.")}(${SHARED.join("|")})\\.[0-9a-f]{16}`, "g");

/**
 * Puts large JSON into files that both formats load, in the folder `shared` of the build: the words that passwords are judged by,
 * the rules that requests and answers are checked by, and the catalogue of errors.
 *
 * Each is a script that leaves a text in a global variable: the one form that an `import` and a `require()` of whatever host
 * take, and browsers, too. The variable is named by what is in it, so that no other version of the package takes it for its own.
 *
 * @param folder where the modules of the format go
 * @param shorten gives a shorter text, and the code that makes the whole of it again
 */
export function sharedTexts(
  format: "esm" | "cjs",
  folder: string,
  shorten: (text: string) => [string, string],
): Plugin {
  const shared = join(root, folder, format === "cjs" ? "../shared" : "shared");
  return {
    name: "shared-texts",
    load(id) {
      const name = SHARED.find((each) => id.endsWith(`/${each}.json`));
      if (name === undefined) return undefined;
      const [text, unfold] = shorten(JSON.stringify(JSON.parse(readFileSync(id, "utf8"))));
      const digest = createHash("sha256").update(text).digest("hex").slice(0, 16);
      const variable = `globalThis[Symbol.for("${NAME}${name}.${digest}")]`;
      write(shared, name, `${variable} = ${quote(text)};\n`);
      return { code: `export default /* #__PURE__ */ JSON.parse(${variable}${unfold});`, moduleType: "js" };
    },
    // Not as an import of the module above: of one for its effect alone nothing is left.
    renderChunk(code, { fileName }) {
      const names = new Set([...code.matchAll(MARK)].map(([, name]) => name!));
      if (names.size === 0) return undefined;
      const depth = fileName.split("/").length - 1 + (format === "cjs" ? 1 : 0);
      const way = `${depth === 0 ? "./" : "../".repeat(depth)}shared`;
      const loads = [...names].map((name) =>
        format === "esm" ? `import "${way}/${name}.js";\n` : `require("${way}/${name}.js");\n`,
      );
      return code.replace(/^("use strict";\n)?/, (strict) => strict + loads.join(""));
    },
  };
}

function write(folder: string, name: string, script: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${name}.js`, script);
  writeFileSync(`${folder}/package.json`, '{ "type": "commonjs", "sideEffects": true }\n');
}

/** Writes a text as JavaScript has it, in single quotes: JSON is full of double ones. */
export function quote(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
