import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "./build.ts";

const INSTALLED = ["stytch", "openapi-fetch", "undici", "@clerk/backend", "@workos-inc/node"];

/**
 * Does something in a folder as a user has it: with this package and its peers installed, and nothing else.
 *
 * @param own where this package is
 */
export async function inUserProject<Result>(
  work: (folder: string) => Result | Promise<Result>,
  own = root,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "stytch-fetch-bench-"));
  const modules = join(folder, "node_modules");
  try {
    for (const name of INSTALLED) {
      mkdirSync(dirname(join(modules, name)), { recursive: true });
      symlinkSync(join(root, "node_modules", name), join(modules, name));
    }
    symlinkSync(own, join(modules, "stytch-fetch"));
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
