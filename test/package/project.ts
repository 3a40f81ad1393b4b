// A project as a user has it: the packed tarball, installed, and nothing of the repository.
import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeFirst } from "../make-first.ts";
import { hashFiles } from "../setup/hash-files.ts";

export const repository = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** The compilers of users: the oldest and the newest that are promised, and ours. */
export type TypeScript = "typescript" | "typescript-5.4" | "typescript-7";

/** A folder with the package in it. */
export interface Project {
  readonly folder: string;
  /** Writes a file, and the folders that it is in. */
  write(path: string, text: string): void;
  /** Runs a command there, and gives what it prints. */
  run(command: string, ...args: string[]): string;
  /** Runs a program of Node's there, and gives what it prints. */
  node(...args: string[]): string;
  /** Runs a compiler there, and gives its errors. */
  tsc(typescript: TypeScript, ...args: string[]): string;
  remove(): void;
}

/** Makes a project with the package installed. */
export function createProject(type: "module" | "commonjs" = "module"): Project {
  const folder = mkdtempSync(join(tmpdir(), "stytch-fetch-user-"));
  const project: Project = {
    folder,
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    run: (command, ...args) => run(folder, command, ...args),
    node: (...args) => run(folder, process.execPath, ...args),
    tsc(typescript, ...args) {
      const compiler = join(repository, "node_modules", typescript, "bin/tsc");
      const all = [compiler, "--strict", "--target", "es2022", ...args];
      const { stdout, status } = spawnSync(process.execPath, all, { cwd: folder, encoding: "utf8" });
      return status === 0 ? "" : stdout;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  project.write("package.json", JSON.stringify({ name: "user", private: true, type }));
  project.run("npm", "install", "--prefer-offline", "--no-audit", "--no-fund", packOnce());
  return project;
}

export function run(cwd: string, command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** What the tarball is made of. */
const SOURCES = [
  "src",
  "generated",
  "scripts",
  // The guides.
  ...readdirSync(join(repository, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "tsconfig.build.json",
  "README.md",
  "CHANGELOG.md",
  "LICENSE",
];

/**
 * Packs the sources as they are, once for all test files: packing begins with a build, and two builds at a time would take
 * each other's files away.
 *
 * @returns the path of the tarball
 */
export function packOnce(): string {
  const folder = join(repository, "node_modules/.cache/stytch-fetch-packed", hashFiles(repository, SOURCES));
  const done = join(folder, "done");
  mkdirSync(dirname(folder), { recursive: true });
  if (!makeFirst(folder)) return readFileSync(waitFor(done), "utf8");
  try {
    const packed = run(repository, "npm", "pack", "--json", "--pack-destination", folder);
    const [{ filename }] = JSON.parse(packed.slice(packed.indexOf("[\n"))) as [{ filename: string }];
    writeFileSync(done, join(folder, filename));
    return join(folder, filename);
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
}

function waitFor(file: string): string {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; !existsSync(file); waited += 100) {
    if (waited > 300_000) throw new Error(`Nobody finished packing. Delete ${dirname(file)}.`);
    Atomics.wait(pause, 0, 0, 100);
  }
  return file;
}
