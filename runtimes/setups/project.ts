import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { installPackages, npm } from "../../scripts/packages.ts";
import type { SetUp } from "./setups.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

/** A set-up's project, ready to run. */
export interface Project {
  readonly folder: string;
  readonly scripts: Readonly<Record<string, string>>;
  /** What the table tells. */
  readonly versions: string;
}

/**
 * Makes a set-up's project in a folder outside the repository: its tools, the packed tarball, installed, and the program.
 * The tools are kept in the repository between runs, and copied: nothing of the repository can be seen from the project.
 */
export function makeProject(
  { name, shares = [], program = "", packages = [] }: SetUp,
  root: string,
  tarball: string,
): Project {
  const [template, folder] = [join(here, name), join(root, name)];
  const { scripts, dependencies = {} } = readJson(join(template, "package.json"));
  if (Object.keys(dependencies).length > 0) installPackages(template, `Installing the tools of ${name} …`);
  // Copied as it is, links and times included: npm would take it for changed, and read it all.
  cpSync(template, folder, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  for (const shared of shares) cpSync(join(here, shared), folder, { recursive: true });
  putProgram(join(folder, program));
  cpSync(tarball, join(folder, "stytch-fetch.tgz"));
  const flags = ["--no-save", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund"];
  npm(folder, "install", ...flags, "./stytch-fetch.tgz");
  const versions = [
    `node ${process.versions.node}`,
    ...packages.map((each) => `${each} ${versionOf(folder, each)}`),
  ].join(", ");
  return { folder, scripts, versions };
}

/** In TypeScript, and as either kind of module for what takes none. */
function putProgram(folder: string): void {
  mkdirSync(folder, { recursive: true });
  cpSync(join(here, "program"), folder, { recursive: true });
  const source = readFileSync(join(here, "program/calls.ts"), "utf8");
  for (const [file, module] of [
    ["program.mjs", ts.ModuleKind.ESNext],
    ["program.cjs", ts.ModuleKind.CommonJS],
  ] as const) {
    const compilerOptions = { module, target: ts.ScriptTarget.ES2022 };
    writeFileSync(join(folder, file), ts.transpileModule(source, { compilerOptions }).outputText);
  }
}

function versionOf(folder: string, name: string): string {
  const file = join(folder, "node_modules", name, "package.json");
  return existsSync(file) ? readJson(file).version : "missing";
}

interface PackageJson {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function readJson(file: string): PackageJson {
  return JSON.parse(readFileSync(file, "utf8")) as PackageJson;
}
