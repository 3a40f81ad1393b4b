// The checks of the built site, each shown to fire on a small site that is broken in one way.
import { describe, expect, it } from "vitest";
import { checkSite } from "../../docs/site/checks/check-site.ts";

const good = {
  "index.html": `<a href="a/#x">a</a><a href="https://example.com/">elsewhere</a><script src="assets/a.js"></script>`,
  "a/index.html": `<h2 id="x">x</h2><a href="../">back</a><a href="../openapi.json">file</a>`,
  "openapi.json": "{}",
  "assets/a.js": "",
};

function check(changes: Readonly<Record<string, string>>): string[] {
  return checkSite(new Map(Object.entries({ ...good, ...changes })));
}

describe("checkSite", () => {
  it("has nothing to say of a site that is whole", () => {
    expect(check({})).toEqual([]);
  });

  it("names a link to a page that isn't there", () => {
    expect(check({ "a/index.html": `<h2 id="x">x</h2><a href="../b/">b</a>` })).toEqual([
      "/a/ links ../b/, which doesn't exist.",
    ]);
  });

  it("names an anchor that isn't there, on the same page too", () => {
    expect(check({ "a/index.html": `<h2 id="y">y</h2><a href="#z">z</a>` })).toEqual([
      "/ links a/#x, and there is no #x.",
      "/a/ links #z, and there is no #z.",
    ]);
  });

  it("names a page that no other page links", () => {
    expect(check({ "b/index.html": `<a href="../b/">me</a>` })).toEqual([
      "/b/ is linked from no page. Link it, or leave it out.",
    ]);
  });

  it("names a link that only works at the root of a host", () => {
    const [problem] = check({ "a/index.html": `<h2 id="x">x</h2><a href="/">root</a>` });
    expect(problem).toMatch(/^\/a\/ links \/, .* Make it relative\.$/);
  });

  it("names what is loaded from elsewhere, and a file that isn't there", () => {
    const page = `${good["index.html"]}<img src="https://cdn.example/x.png"><link href="assets/none.css">`;
    expect(check({ "index.html": page })).toEqual([
      "/ loads https://cdn.example/x.png, which is not a file beside it.",
      "/ loads assets/none.css, which doesn't exist.",
    ]);
  });

  it("refuses an id that stands twice", () => {
    expect(() => check({ "a/index.html": `<i id="x"></i><i id="x"></i>` })).toThrow("/a/ has the id x twice");
  });
});
