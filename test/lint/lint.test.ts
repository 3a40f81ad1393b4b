// Each rule that redocly.yaml adds or words anew is shown to fire: a copy of the real document is broken in one place,
// and that rule alone must report it, at that line, saying what to do.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Config, getLineColLocation, lint, loadConfig, parseYaml } from "@redocly/openapi-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cases, type Case } from "./cases.ts";

const project = fileURLToPath(new URL("../..", import.meta.url));
const configPath = path.join(project, "redocly.yaml");
const temporary = mkdtempSync(path.join(tmpdir(), "stytch-fetch-lint-"));
let config: Config;
beforeAll(async () => {
  config = await loadConfig({ configPath });
});
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

/** What lint reports on the document in a folder, a line each as an editor would show it. */
async function problems(folder: string) {
  const found = await lint({ ref: path.join(folder, "openapi.yaml"), config });
  return found.map(({ ruleId, severity, message, location: [place] }) => {
    if (!place) throw new Error(`${ruleId} reports no place`);
    const file = path.relative(folder, place.source.absoluteRef);
    return { ruleId, severity, message, at: `${file}:${getLineColLocation(place).start.line}` };
  });
}

/** Replaces a text in a file once, which must be there; without one, makes the file. */
function replace(folder: string, { file, find, put }: Pick<Case, "file" | "find" | "put">) {
  const target = path.join(folder, file);
  if (find === undefined) {
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, put);
    return;
  }
  const before = readFileSync(target, "utf8");
  const after = before.replace(find, put);
  expect(after, `${file} has ${find} to break`).not.toBe(before);
  writeFileSync(target, after);
}

/** Breaks a fresh copy of the document and says where the problem must show. */
function broken(broke: Case) {
  const { file, in: place = file, at } = broke;
  const folder = mkdtempSync(path.join(temporary, "case-"));
  cpSync(path.join(project, "openapi"), folder, { recursive: true });
  replace(folder, broke);
  const text = readFileSync(path.join(folder, place), "utf8");
  const match = at instanceof RegExp ? text.match(at)?.[0] : at;
  expect(text, `${place} has ${at}`).toContain(match ?? at);
  const end = text.indexOf(match ?? "") + (match ?? "").length;
  return { folder, at: `${place}:${text.slice(0, end).split("\n").length}` };
}

const saying = (says: string | RegExp): unknown =>
  typeof says === "string" ? expect.stringContaining(says) : expect.stringMatching(says);

describe("lint of the document", () => {
  it("finds nothing to complain of", async () => {
    expect(await problems(path.join(project, "openapi"))).toEqual([]);
  });

  it.each(cases)("$rule: $says", async (broke) => {
    const { folder, at } = broken(broke);
    expect(await problems(folder)).toEqual([
      { ruleId: broke.rule, severity: "error", message: saying(broke.says), at },
    ]);
  });

  // It reports each of the two, where the other rules report one place.
  it("component-name-unique: Rename one of the two", async () => {
    const folder = mkdtempSync(path.join(temporary, "case-"));
    cpSync(path.join(project, "openapi"), folder, { recursive: true });
    const schema = "UserId:\n  type: string\n  description: Another.\n";
    replace(folder, { file: "schemas/value.yaml", find: "EmailAddress:\n", put: `${schema}EmailAddress:\n` });
    const property = "user_id:\n      $ref: value.yaml#/UserId\n    ip_address:\n";
    replace(folder, { file: "schemas/attribute.yaml", find: "ip_address:\n", put: property });
    expect(await problems(folder)).toEqual(
      ["schemas/value.yaml:3", "schemas/id.yaml:3"].map((at) => ({
        ruleId: "component-name-unique",
        severity: "error",
        message: saying("Rename one of the two, which are keys of two files"),
        at,
      })),
    );
  });

  it("has a case for every rule of this project's own", () => {
    const { rules } = parseYaml(readFileSync(configPath, "utf8")) as { rules: object };
    const covered = cases.map(({ rule }) => rule);
    expect(Object.keys(rules).filter((rule) => rule.includes("/") && !covered.includes(rule))).toEqual([]);
  });

  it("works on a document with nothing beside it", async () => {
    const folder = mkdtempSync(path.join(temporary, "alone-"));
    writeFileSync(
      path.join(folder, "openapi.yaml"),
      "openapi: 3.1.1\ninfo: { title: Alone, version: 1.0.0 }\npaths: {}\n",
    );
    const rules = (await problems(folder)).map(({ ruleId }) => ruleId);
    expect(rules).toContain("rule/error-catalogue");
    expect(rules).not.toContain("stytch/no-orphans");
  });
});
