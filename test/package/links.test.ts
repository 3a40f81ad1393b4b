// What a reader of the package, without the repository, can follow.
import { readdirSync, readFileSync } from "node:fs";
import { join, posix, sep } from "node:path";
import { afterAll, expect, it } from "vitest";
import { createProject } from "./project.ts";

// Installed, as a pack of its own here would read `dist/` while that of another test file is making it.
const project = createProject();
afterAll(() => project.remove());
const folder = join(project.folder, "node_modules/stytch-fetch");
const packed = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) =>
  path.replaceAll(sep, "/"),
);
const pages = packed.filter((path) => path.endsWith(".md"));

/** A page's links to other files, but for those below words that say that they lead into the repository. */
function linksOf(page: string): string[] {
  const [text] = readFileSync(join(folder, page), "utf8").split(
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
