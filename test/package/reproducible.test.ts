// Whoever packs these sources gets this tarball, to the byte: so a published one can be held against them.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const sources =
  "src generated scripts openapi package.json tsconfig.json tsconfig.build.json README.md CHANGELOG.md LICENSE";

/** Packs a copy of the sources in a folder of its own, with files that only some may read or that all may. */
function pack(folder: string, umask: string): { sha256: string; files: string[] } {
  const script = `umask ${umask} && mkdir -p "$1" && cp -R ${sources} "$1" && ln -s "$PWD/node_modules" "$1" &&
    cd "$1" && npm pack --silent > packed.txt && tar -tvzf *.tgz`;
  const listed = execFileSync("sh", ["-c", script, "sh", folder], {
    cwd: repository,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  const files = listed.trim().split("\n");
  const name = readFileSync(join(folder, "packed.txt"), "utf8").trim();
  const sha256 = createHash("sha256")
    .update(readFileSync(join(folder, name)))
    .digest("hex");
  return { sha256, files };
}

it("the tarball is the same from any folder, at any time, whatever the files' modes are", () => {
  const root = mkdtempSync(join(tmpdir(), "stytch-fetch-pack-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const one = pack(join(root, "a"), "022");
  const other = pack(join(root, "longer".repeat(20), "deeper", "x".repeat(60)), "077");
  // First what tells more than that they differ.
  expect(other.files).toEqual(one.files);
  expect(other.sha256).toBe(one.sha256);
});
