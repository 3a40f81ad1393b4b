import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve, sep } from "node:path";
import { entries } from "./entries.ts";
import { keepLedTo } from "./lead-to.ts";
import { ownDeclarations } from "./owned-packages.ts";
import { root } from "./root.ts";

const types = `${root}dist/types`;

/**
 * Writes the declarations, file by file, so that go-to-definition lands on the line somebody wrote.
 *
 * There is one copy of them, which both formats' entries lead to. It is CommonJS to the compiler, as an ES module may import
 * that, and not the other way in TypeScript before 5.8.
 *
 * @returns whether the sources compile
 */
export function declare(): boolean {
  const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  const args = [tsc, "-p", "tsconfig.build.json"];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  writeFileSync(`${types}/package.json`, '{ "type": "commonjs" }\n');
  ownDeclarations();
  for (const name of GENERATED) unmap(`${types}/generated/${name}.d.ts`);
  const files = [...entries.values()].flatMap(({ name, source }) => [
    declareEntry("dist", name, ".d.ts", source),
    declareEntry("dist/cjs", name, ".d.cts", source),
  ]);
  keepLedTo(files, types);
  takeSources();
  return status === 0;
}

/** Of these the declarations are as readable as the source, prose and all, so the source isn't in the package. */
const GENERATED = ["errors", "methods", "routes", "schema"];

function unmap(file: string): void {
  const text = readFileSync(file, "utf8").replace(/^\/\/# sourceMappingURL=.*\n?/m, "");
  // A fourth of them is indentation.
  writeFileSync(
    file,
    text.replace(/^(?: {4})+/gm, (spaces) => "\t".repeat(spaces.length / 4)),
  );
  rmSync(`${file}.map`);
}

/** Copies the sources that go-to-definition leads to beside the declarations, and leads there. Others nobody comes by. */
function takeSources(): void {
  for (const file of readdirSync(types, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".map")) continue;
    const path = join(types, file);
    const map = JSON.parse(readFileSync(path, "utf8")) as { sources: string[] };
    const from = resolve(dirname(path), map.sources[0]!);
    const to = join(root, "dist/sources", relative(root, from));
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
    const sources = [relative(dirname(path), to).replaceAll(sep, "/")];
    writeFileSync(path, JSON.stringify({ ...map, sources }));
  }
}

/**
 * Writes an entry's declarations, which only lead to those of its source.
 *
 * They also load the entries by which all types can be named: the compiler names a type by no module that it hasn't loaded.
 *
 * @returns their file
 */
function declareEntry(folder: string, name: string, extension: string, source: string): string {
  const to = relative(root + folder, `${types}/${source}`).replace(/\.ts$/, ".js");
  const module = extension.replace("d.", "").replace("ts", "js");
  const named = NAMING.filter((other) => other !== name).map(
    (other) => `import type {} from "./${other}${module}";\n`,
  );
  const own = `export * from "${to.startsWith(".") ? to : `./${to}`}";\n`;
  mkdirSync(root + folder, { recursive: true });
  const file = join(root, folder, name + extension);
  writeFileSync(file, named.join("") + own);
  return file;
}

const NAMING = ["index", "schema", "methods", "raw"];
