import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../build.ts";

export type Compiler = "typescript" | "typescript-7";

/** What a compiler tells of its work. */
export interface Work {
  instantiations: number;
  types: number;
  /** Milliseconds, from start to end. */
  wall: number;
}

/** A folder with a program in it, ready to be compiled. */
export function writeProject(project: string, index: number, text: string): string {
  const folder = join(project, String(index));
  mkdirSync(folder);
  const compilerOptions = {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    module: "nodenext",
    target: "es2022",
    types: [],
  };
  writeFileSync(join(folder, "program.ts"), text);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
  return folder;
}

export function compile(compiler: Compiler, folder: string): Work {
  const tsc = join(root, "node_modules", compiler, "bin/tsc");
  const started = performance.now();
  const { stdout, status } = spawnSync(process.execPath, [tsc, "-p", folder, "--extendedDiagnostics"], {
    encoding: "utf8",
  });
  const wall = performance.now() - started;
  if (status !== 0) throw new Error(stdout);
  const read = (figure: string): number =>
    Number(new RegExp(`^${figure}:\\s+(\\d+)`, "m").exec(stdout)?.[1] ?? NaN);
  return { instantiations: read("Instantiations"), types: read("Types"), wall };
}

export function versionOf(compiler: Compiler): string {
  const path = join(root, "node_modules", compiler, "package.json");
  return (JSON.parse(readFileSync(path, "utf8")) as { version: string }).version;
}
