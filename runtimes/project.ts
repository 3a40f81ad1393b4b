import { cpSync, existsSync, mkdtempSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { npm } from "../scripts/packages.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Makes a project as a user has it, with the packed tarball installed, and puts scripts into it. A link to the repository
 * would show more than users get, and not every runtime follows one.
 */
export function makeProject(scripts: URL): string {
  const project = mkdtempSync(join(tmpdir(), "stytch-fetch-project-"));
  const tarball = packTarball(project);
  writeFileSync(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  npm(project, "install", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund", tarball);
  cpSync(scripts, project, { recursive: true });
  return project;
}

/** Packs the package as npm publishes it, and gives the tarball's path. */
export function packTarball(folder: string): string {
  if (isStale()) {
    console.log("Building dist/ …");
    npm(root, "run", "build");
  }
  const packed = npm(root, "pack", "--json", "--ignore-scripts", "--pack-destination", folder);
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  return join(folder, filename);
}

/** Whether there is no `dist/`, or one that is older than what it is made of. */
function isStale(): boolean {
  const [built, ...sources] = ["dist", "src", "generated"].map((folder) => times(join(root, folder)));
  return Math.max(...sources.flat()) > Math.max(...built!);
}

function times(folder: string): number[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files.map((file) => statSync(join(folder, file)).mtimeMs);
}
