// Whoever packs these sources gets this tarball, to the byte: so a published one can be held against them.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { packOnce, repository } from "./project.ts";

const sources =
  "src generated scripts openapi package.json tsconfig.json tsconfig.build.json README.md CHANGELOG.md LICENSE";

/** Packs a copy of the sources in a folder of its own, with files of other modes than those of a usual checkout here. */
function packCopy(folder: string): string {
  const script = `case $(umask) in *77) umask 022;; *) umask 077;; esac
    mkdir -p "$1/docs" && cp -R ${sources} "$1" && cp docs/*.md "$1/docs" &&
    ln -s "$PWD/node_modules" "$1" && cd "$1" && npm pack --silent`;
  const packed = execFileSync("sh", ["-c", script, "sh", folder], {
    cwd: repository,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  return join(folder, packed.trim());
}

function filesOf(tarball: string): string[] {
  return execFileSync("tar", ["-tvzf", tarball], { encoding: "utf8" }).trim().split("\n");
}

function hashOf(tarball: string): string {
  return createHash("sha256").update(readFileSync(tarball)).digest("hex");
}

it("the tarball is the same from any folder, at any time, whatever the files' modes are", () => {
  const root = mkdtempSync(join(tmpdir(), "stytch-fetch-pack-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  // The one of all tests here, which an earlier run may have left.
  const one = packOnce();
  const other = packCopy(join(root, "longer".repeat(20), "deeper", "x".repeat(60)));
  // First what tells more than that they differ.
  expect(filesOf(other)).toEqual(filesOf(one));
  expect(hashOf(other)).toBe(hashOf(one));
});
