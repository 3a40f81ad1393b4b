// release.yml, run on tags of a checkout: a tag that says less than was changed publishes nothing. npm's own commands are
// stand-ins; `npm run release -- --check`, git and bash are real.
import { describe, expect, it } from "vitest";
import { makeCheckout } from "./place.ts";
import { readWorkflow, runJob, type Ran } from "./runner.ts";

const at = makeCheckout();
const workflow = readWorkflow("release.yml");

const run = (job: string, tag: string): Promise<Ran> => {
  const github = {
    event_name: "push",
    ref: `refs/tags/${tag}`,
    ref_name: tag,
    token: "t",
    repository: "a/b",
  };
  return runJob(workflow, job, { checkout: at.checkout, temp: at.temp, context: { github } });
};

/** Commits a version with an entry in the changelog, on main and at the remote, and tags it. */
function tag(version: string, entry: string): string {
  at.edit("package.json", (text) => text.replace(/"version": "[\d.]+"/, `"version": "${version}"`));
  at.edit("src/version.ts", (text) => text.replace(/"\d+\.\d+\.\d+"/, `"${version}"`));
  at.edit("CHANGELOG.md", (text) => text.replace(/^## /m, `## ${version} (2026-01-31)\n\n${entry}\n\n## `));
  at.git("commit", "--quiet", "--all", "--message", version);
  at.git("push", "--quiet", "origin", "HEAD:main");
  at.git("tag", `v${version}`);
  return `v${version}`;
}

describe("release.yml", () => {
  it("publishes the tarball that was verified, and tells the changelog's entry", async () => {
    const name = tag("1.2.3", "- A first thing.");
    const verified = await run("verify", name);
    expect(verified.status, verified.text).toBe(0);
    expect(verified.text).toContain("v1.2.3 is fit to be published.");
    const commands = at.asked().lines.map((line) => line.split(" ").slice(0, 3).join(" "));
    expect(commands).toEqual([
      "npm ci",
      "npm audit --omit=dev",
      "npm run check",
      "npm test",
      expect.stringMatching(/^npm pack/),
    ]);

    expect((await run("publish", name)).status).toBe(0);
    expect(at.asked().lines).toEqual([
      "npm publish ./stytch-fetch-1.2.3.tgz --provenance --access public --ignore-scripts",
    ]);

    expect((await run("announce", name)).status).toBe(0);
    const { lines, body } = at.asked();
    expect(lines).toEqual([
      expect.stringMatching(/^gh release create v1\.2\.3 --verify-tag --title v1\.2\.3 /),
    ]);
    expect(body.trim()).toBe("- A first thing.");
  });

  it("refuses a version that says less than was changed, before anything is packed", async () => {
    at.edit("generated/openapi.json", (text) => {
      const document = JSON.parse(text) as { paths: Record<string, unknown> };
      delete document.paths["/v1/debug/whoami"];
      return JSON.stringify(document);
    });
    const { status, text } = await run("verify", tag("1.2.4", "- A fix."));
    expect(status).toBe(1);
    expect(text).toContain(
      "What has changed since v1.2.3 is major, and 1.2.4 says less. Take a higher version.",
    );
    expect(at.asked().lines).toEqual(["npm ci"]);
  });

  it("refuses a tag whose commit isn't on main, before anything is installed", async () => {
    at.git("commit", "--quiet", "--allow-empty", "--message", "Aside");
    expect((await run("verify", "v1.2.5")).status).toBe(1);
    expect(at.asked().lines).toEqual([]);
  });

  it("publishes only what was verified, without code of the repository or of a dependency", () => {
    const { verify, publish, announce } = workflow.jobs;
    expect(verify!.permissions).toBeUndefined();
    expect(publish!.permissions).toEqual({ "id-token": "write" });
    expect(publish!.steps.flatMap(({ run: command }) => command ?? [])).toEqual([
      "npm publish ./*.tgz --provenance --access public --ignore-scripts",
    ]);
    expect([publish, announce].map((job) => job!.needs)).toEqual(["verify", "publish"]);
  });
});
