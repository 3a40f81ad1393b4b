import { spawn, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { copyRepository, type Workspace } from "./workspace.ts";

/** Starts the command in the workspace; `output` grows while it runs. */
function start(
  { root }: Workspace,
  ...args: string[]
): { child: ChildProcess; output: () => string; exit: Promise<number | null> } {
  const child = spawn(
    process.execPath,
    ["--import", "./scripts/typescript/register.js", "scripts/generate.ts", ...args],
    { cwd: root },
  );
  const exit = new Promise<number | null>((resolve) => child.on("close", resolve));
  // Its workspace is removed after it, and it may still write there.
  onTestFinished(async () => {
    child.kill();
    await exit;
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => (text += part.toString()));
  return { child, output: () => text, exit };
}

describe("npm run generate", () => {
  it("says what changed", async () => {
    const workspace = copyRepository();
    workspace.edit("openapi/errors.yaml", "meaning: ", "meaning: (edited) ");
    const { exit, output } = start(workspace);
    expect(await exit).toBe(0);
    expect(output()).toMatch(/^generated\/ 0 added, 3 changed, 0 removed, \d+ unchanged/);
    for (const file of ["openapi.json", "errors.ts", "catalogue.json"])
      expect(output()).toContain(`  ~ generated/${file}`);
  });

  it("does its work to the end where nobody reads on", async () => {
    const workspace = copyRepository();
    workspace.edit("openapi/errors.yaml", "meaning: ", "meaning: (edited) ");
    const { child, exit, output } = start(workspace);
    child.stdout!.destroy();
    expect(await exit).toBe(0);
    expect(output()).toBe("");
    expect(workspace.read("generated/errors.ts")).toContain("(edited) ");
  });

  it("--check exits 0 without drift, 1 with it, naming the files and writing none", async () => {
    const workspace = copyRepository();
    const clean = start(workspace, "--check");
    expect(await clean.exit).toBe(0);
    workspace.edit("generated/routes.ts", '"unsafe"', '"read"');
    const before = workspace.generated();
    const drifted = start(workspace, "--check");
    expect(await drifted.exit).toBe(1);
    expect(drifted.output()).toContain("Run `npm run generate`");
    expect(drifted.output()).toContain("  ~ generated/routes.ts");
    expect(workspace.generated()).toEqual(before);
  });

  it("exits 1 on a broken document, printing file, line and what to do", async () => {
    const workspace = copyRepository();
    workspace.edit("openapi/paths/users/users.yaml", "  x-retry-safety: unsafe\n", "");
    const before = workspace.generated();
    const { exit, output } = start(workspace);
    expect(await exit).toBe(1);
    expect(output()).toMatch(
      /openapi\/paths\/users\/users\.yaml:\d+:\d+ {2}rule\/retry-safety {2}Give the operation/,
    );
    expect(output()).toContain("generated/ is as it was.");
    expect(workspace.generated()).toEqual(before);
  });

  it("tells of a file that can't be read alone, not of all that is missing without it", async () => {
    const workspace = copyRepository();
    workspace.edit("openapi/openapi.yaml", "paths/users/users.yaml", "paths/users/user.yaml");
    const { exit, output } = start(workspace);
    expect(await exit).toBe(1);
    const found = output().match(/^openapi\/.*$/gm) ?? [];
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^openapi\/openapi\.yaml:\d+:\d+ {2}no-unresolved-refs {2}/);
  });

  it("says what to do where the document itself is missing", async () => {
    const workspace = copyRepository();
    rmSync(`${workspace.root}/openapi/openapi.yaml`);
    const { exit, output } = start(workspace);
    expect(await exit).toBe(1);
    expect(output()).toMatch(/^openapi\/openapi\.yaml {2}missing {2}ENOENT: .*\. Put the file back\.$/m);
  });

  it("--standalone writes a schema that stands alone to a folder, and nothing else", async () => {
    const workspace = copyRepository();
    const before = workspace.generated();
    const { exit } = start(workspace, "--standalone", "api_user_v1_Email", "--out", "raw");
    expect(await exit).toBe(0);
    const schema = workspace.read("raw/api_user_v1_Email.json");
    expect(Object.keys((JSON.parse(schema) as { $defs: object }).$defs)).toEqual(["EmailAddress", "EmailId"]);
    expect(workspace.generated()).toEqual(before);
  });

  it("--standalone says what is missing", async () => {
    const unknown = start(copyRepository(), "--standalone", "Gone", "--out", "raw");
    expect(await unknown.exit).toBe(1);
    expect(unknown.output()).toContain("There is no schema Gone.");
    const alone = start(copyRepository(), "--standalone", "all");
    expect(await alone.exit).toBe(2);
    expect(alone.output()).toContain("--standalone and --out go together");
  });

  it("refuses unknown options with the usage", async () => {
    const { exit, output } = start(copyRepository(), "--wach");
    expect(await exit).toBe(2);
    expect(output()).toContain("Usage: npm run generate");
  });

  it("--watch regenerates on each save and survives a broken one", async () => {
    const workspace = copyRepository();
    const { child, output } = start(workspace, "--watch");
    const waits = (count: number) => () => {
      if (child.exitCode !== null) throw new Error(`It ended:\n${output()}`);
      return output().split("Waiting for a change").length > count;
    };
    await until(waits(1));
    workspace.edit("openapi/errors.yaml", "meaning: ", "meaning: [broken ");
    await until(waits(2));
    expect(output()).toContain("generated/ is as it was.");
    workspace.edit("openapi/errors.yaml", "meaning: [broken ", "meaning: (watched) ");
    await until(waits(3));
    expect(workspace.read("generated/errors.ts")).toContain("(watched)");
    expect(child.exitCode).toBeNull();
  });
});

/** Waits as long as the test may take: how quick the machine is says nothing. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 50));
}
