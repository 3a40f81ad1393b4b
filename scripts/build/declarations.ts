import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { entries } from "./entries.ts";
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
  for (const { name, source } of entries.values()) {
    declareEntry("dist", name, ".d.ts", source);
    declareEntry("dist/cjs", name, ".d.cts", source);
  }
  return status === 0;
}

/** Of these the declarations are as readable as the source, prose and all, so the source isn't in the package. */
const GENERATED = ["methods", "schema"];

function unmap(file: string): void {
  writeFileSync(file, readFileSync(file, "utf8").replace(/^\/\/# sourceMappingURL=.*\n?/m, ""));
  rmSync(`${file}.map`);
}

/**
 * Writes an entry's declarations, which only lead to those of its source.
 *
 * They also load the entries by which all types can be named: the compiler names a type by no module that it hasn't loaded.
 */
function declareEntry(folder: string, name: string, extension: string, source: string): void {
  const to = relative(root + folder, `${types}/${source}`).replace(/\.ts$/, ".js");
  const module = extension.replace("d.", "").replace("ts", "js");
  const named = NAMING.filter((other) => other !== name).map(
    (other) => `import type {} from "./${other}${module}";\n`,
  );
  const own = `export * from "${to.startsWith(".") ? to : `./${to}`}";\n`;
  mkdirSync(root + folder, { recursive: true });
  writeFileSync(join(root, folder, name + extension), named.join("") + own);
}

const NAMING = ["index", "schema", "methods", "raw"];
