import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
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
  for (const { name, source } of entries.values()) {
    declareEntry("dist", name, ".d.ts", source);
    declareEntry("dist/cjs", name, ".d.cts", source);
  }
  return status === 0;
}

/** Writes an entry's declarations, which only lead to those of its source. */
function declareEntry(folder: string, name: string, extension: string, source: string): void {
  const to = relative(root + folder, `${types}/${source}`).replace(/\.ts$/, ".js");
  const lines = [`export * from ${JSON.stringify(to.startsWith(".") ? to : `./${to}`)};`];
  mkdirSync(root + folder, { recursive: true });
  writeFileSync(join(root, folder, name + extension), `${lines.join("\n")}\n`);
}
