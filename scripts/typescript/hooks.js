// The load hook of ts-blank-space, with a memory: it loads the whole compiler, which takes longer than most scripts do.
// What it made of a text is kept under node_modules/.cache, by the hash of the text and of its own version.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../node_modules/.cache/stytch-fetch/", import.meta.url));
const { version } = createRequire(import.meta.url)("ts-blank-space/package.json");

/** @type {import("node:module").LoadHook} */
export async function load(url, context, nextLoad) {
  if (url.endsWith("/node_modules/typescript/lib/typescript.js")) return required(url);
  if (!url.endsWith(".ts")) return nextLoad(url, context);
  const { source } = await nextLoad(url, { ...context, format: "module" });
  const code = await blank(String(source));
  return { format: "module", shortCircuit: true, source: `${code}\n//# sourceURL=${url}` };
}

/**
 * A module whose default is what a CommonJS module exports. Of the compiler, Node would read all nine megabytes twice more to
 * import it: for whether they are CommonJS, and for the names of what they export.
 *
 * @param {string} url
 * @returns {import("node:module").LoadFnOutput}
 */
function required(url) {
  const file = JSON.stringify(fileURLToPath(url));
  const source = `import { createRequire } from "node:module";\nexport default createRequire(${file})(${file});\n`;
  return { format: "module", shortCircuit: true, source };
}

/** @param {string} source */
async function blank(source) {
  const hash = createHash("sha256").update(`${version}\n${source}`).digest("hex");
  const file = `${folder}${hash}.js`;
  try {
    return readFileSync(file, "utf8");
  } catch {
    const { default: blankSpace } = await import("ts-blank-space");
    const code = blankSpace(source);
    keep(file, code);
    return code;
  }
}

/**
 * Keeps a text, if the folder can be written to. Whoever reads it meanwhile finds all of it or nothing.
 *
 * @param {string} file
 * @param {string} text
 */
function keep(file, text) {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, text);
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // Next time it is made once more.
  }
}
