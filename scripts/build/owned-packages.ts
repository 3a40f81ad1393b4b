import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parts } from "./bundle.ts";
import { root } from "./root.ts";

const types = `${root}dist/types`;

/** The declarations of packages that ours lead to, by where they are copied to. */
const declarations: Readonly<Record<string, string>> = {
  "openapi-fetch": "openapi-fetch/index",
  "openapi-typescript-helpers": "openapi-fetch/helpers",
};

/** The packages that the published files have parts of. */
const licensed = [
  ...Object.keys(declarations),
  ...parts,
  // Its words.
  "zxcvbn",
];

/**
 * Makes openapi-fetch's declarations our own, which `raw` leads to. A program that emits declarations must be able to name
 * them, and it can't name a package that it hasn't installed itself, where the package manager keeps packages apart
 * (TS2742). Its own for CommonJS don't export what they declare, either.
 */
export function ownDeclarations(): void {
  for (const [name, copy] of Object.entries(declarations)) {
    mkdirSync(dirname(`${types}/${copy}`), { recursive: true });
    const text = readFileSync(`${root}node_modules/${name}/dist/index.d.mts`, "utf8");
    writeFileSync(`${types}/${copy}.d.ts`, `// ${name}, MIT: see LICENSES.txt.\n${text}`);
  }
  for (const file of readdirSync(types, { recursive: true, encoding: "utf8" })) {
    if (file.endsWith(".d.ts")) rewriteImports(join(types, file));
  }
}

function rewriteImports(file: string): void {
  const text = readFileSync(file, "utf8");
  const rewritten = text.replaceAll(/ from (["'])([\w-]+)\1/g, (all, _, name: string) => {
    const copy = declarations[name];
    if (!copy) return all;
    const path = relative(dirname(file), `${types}/${copy}.js`);
    return ` from "${path.startsWith(".") ? path : `./${path}`}"`;
  });
  if (rewritten !== text) writeFileSync(file, rewritten);
}

/** Writes the licences of what is not our own. */
export function writeLicenses(): void {
  const texts = licensed.map((name) => {
    const folder = `${root}node_modules/${name}`;
    requirePermissive(name, folder);
    const file = readdirSync(folder).find((each) => /^LICENSE(\.md|\.txt)?$/.test(each));
    const text = file ? readFileSync(join(folder, file), "utf8").trim() : licenseByName(folder);
    return `${name}\n\n${text}\n`;
  });
  writeFileSync(`${root}dist/LICENSES.txt`, texts.join(`\n${"-".repeat(80)}\n\n`));
}

/** Licences under which a part of a package may be handed on under MIT, with their text beside it. */
const PERMISSIVE = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"];

/** @throws {Error} for a package that must not be a part of ours */
function requirePermissive(name: string, folder: string): void {
  const { license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8")) as { license?: unknown };
  if (typeof license === "string" && PERMISSIVE.includes(license)) return;
  throw new Error(
    `${name} is under ${JSON.stringify(license)}, and what is bundled must be under ${PERMISSIVE.join(", ")}.`,
  );
}

/** The terms of a package that has no file with them: it names MIT, whose terms are the same everywhere. */
function licenseByName(folder: string): string {
  const { license, author } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8")) as {
    license: string;
    author: string | { name: string };
  };
  if (license !== "MIT") throw new Error(`${folder} has no file with its licence, which isn't MIT.`);
  const [, terms] = readFileSync(`${root}LICENSE`, "utf8")
    .trim()
    .split(/^Copyright.*\n/m);
  return `MIT License\n\nCopyright (c) ${typeof author === "string" ? author : author.name}\n${terms!}`;
}
