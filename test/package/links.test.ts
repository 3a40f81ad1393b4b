// What a reader of the package, without the repository, can follow.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const output = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
  cwd: repository,
  encoding: "utf8",
  stdio: ["ignore", "pipe", "ignore"],
});
const [{ files }] = JSON.parse(output) as [{ files: { path: string }[] }];
const packed = files.map(({ path }) => path);
const pages = packed.filter((path) => path.endsWith(".md"));

/** A page's links to other files, but for those below words that say that they lead into the repository. */
function linksOf(page: string): string[] {
  const [text] = readFileSync(join(repository, page), "utf8").split(
    "What a link leads to below is in the repository",
  );
  const targets = [...text!.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target]) => target!);
  return targets.map((target) => posix.join(posix.dirname(page), target));
}

it("the package has README and the guides that it leads to", () => {
  expect(pages).toContain("README.md");
  expect(linksOf("README.md")).toEqual(
    expect.arrayContaining(["docs/sandbox.md", "docs/other-languages.md"]),
  );
});

it.each(pages)("%s leads to files that the package has", (page) => {
  expect(linksOf(page).filter((target) => !packed.includes(target))).toEqual([]);
});
