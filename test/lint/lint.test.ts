// Each rule that redocly.yaml adds or words anew is shown to fire: a copy of the real document is broken in one place,
// and that rule alone must report it, at that line, saying what to do. Lines that have nothing to do with one another are
// broken in one copy.
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseYaml } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import { placeOf, sortIntoBatches } from "./batches.ts";
import { cases as otherCases } from "./cases.ts";
import { configPath, copyDocument, emptyDocument, lintFolder, project, type Problem } from "./document.ts";
import { serverFieldCases } from "./server-field-cases.ts";

const cases = [...otherCases, ...serverFieldCases];

const batches = sortIntoBatches(cases).map((batch, index) => ({ ...batch, name: index + 1 }));
const reports = new Map<object, Promise<Problem[]>>();

/** What the lint reports where all lines of a batch are broken: once for all its cases. */
function report(batch: (typeof batches)[number]): Promise<Problem[]> {
  const known = reports.get(batch) ?? lintBroken(batch.files);
  reports.set(batch, known);
  return known;
}

function lintBroken(files: ReadonlyMap<string, string>): Promise<Problem[]> {
  const { write, lint } = copyDocument();
  for (const [file, text] of files) write(file, text);
  return lint();
}

const saying = (says: string | RegExp): unknown =>
  typeof says === "string" ? expect.stringContaining(says) : expect.stringMatching(says);

describe("lint of the document", () => {
  it("finds nothing to complain of", async () => {
    expect(await lintFolder(path.join(project, "openapi"))).toEqual([]);
  });

  it.each(cases)("$rule: $says", async (broken) => {
    const batch = batches.find((each) => each.cases.includes(broken))!;
    const at = placeOf(batch, broken);
    expect((await report(batch)).filter((problem) => problem.at === at)).toEqual([
      { ruleId: broken.rule, severity: "error", message: saying(broken.says), at },
    ]);
  });

  it.each(batches)("reports nothing but the broken lines of batch $name", async (batch) => {
    const places = (await report(batch)).map(({ at }) => at);
    expect(places.sort()).toEqual(batch.cases.map((broken) => placeOf(batch, broken)).sort());
  });

  // It reports each of the two, where the other rules report one place.
  it("component-name-unique: Rename one of the two", async () => {
    const { edit, lint } = copyDocument();
    const schema = "UserId:\n  type: string\n  description: Another.\n";
    edit("schemas/value.yaml", "EmailAddress:\n", `${schema}EmailAddress:\n`);
    edit(
      "schemas/attribute.yaml",
      "ip_address:\n",
      "user_id:\n      $ref: value.yaml#/UserId\n    ip_address:\n",
    );
    // In the order in which the document's paths come to them.
    const found = (await lint()).sort((one, other) => one.at.localeCompare(other.at));
    expect(found).toEqual(
      ["schemas/id.yaml:3", "schemas/value.yaml:3"].map((at) => ({
        ruleId: "component-name-unique",
        severity: "error",
        message: saying("Rename one of the two, which are keys of two files"),
        at,
      })),
    );
  });

  it.each<[what: string, file: string, find: string, put: string, message: RegExp]>([
    [
      "a file",
      "openapi.yaml",
      "users/users.yaml",
      "users/user.yaml",
      /no such file.*user\.yaml'\. Correct the \$ref,/,
    ],
    [
      "a key",
      "paths/users/users.yaml",
      "responses.yaml#/BadRequest",
      "responses.yaml#/Bad",
      /^Can't resolve \$ref\. Correct/,
    ],
    [
      "YAML",
      "paths/users/users.yaml",
      "  tags:",
      "   tags:",
      /^Failed to parse: bad .* \(\d+:\d+\)\. Correct the/,
    ],
  ])(
    "no-unresolved-refs: ends the sentence that tells of %s, and goes on with what to do",
    async (...broken) => {
      const [, file, find, put, message] = broken;
      const { edit, lint } = copyDocument();
      edit(file, find, put);
      const [first] = (await lint()).filter(({ ruleId }) => ruleId === "no-unresolved-refs");
      expect(first!.message).toMatch(message);
    },
  );

  it("operation-tag-defined: says the same of an operation without a tag", async () => {
    const { edit, lint } = copyDocument();
    edit("paths/users/users.yaml", "  tags: [Users]\n", "");
    expect(await lint()).toMatchObject([{ message: saying(/^Give the operation a tag that stands under/) }]);
  });

  it("stytch/own-words: lets a text speak of the clients that OAuth has", async () => {
    const { edit, lint } = copyDocument();
    edit(
      "errors.yaml",
      /remedy: .*/,
      "remedy: See which scopes the client asks for, and that the client sends its secret.",
    );
    expect(await lint()).toEqual([]);
  });

  it("has a case for every rule of this project's own", () => {
    const { rules } = parseYaml(readFileSync(configPath, "utf8")) as { rules: object };
    const covered = cases.map(({ rule }) => rule);
    expect(Object.keys(rules).filter((rule) => rule.includes("/") && !covered.includes(rule))).toEqual([]);
  });

  it("works on a document with nothing beside it", async () => {
    const { write, lint } = emptyDocument();
    write("openapi.yaml", "openapi: 3.1.1\ninfo: { title: Alone, version: 1.0.0 }\npaths: {}\n");
    const rules = (await lint()).map(({ ruleId }) => ruleId);
    expect(rules).toContain("rule/error-catalogue");
    expect(rules).not.toContain("stytch/no-orphans");
  });
});
