import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createFormatter, type FileText } from "../../scripts/generate/format.ts";

const FILE: FileText = [
  { kind: "verbatim", text: "export interface operations {\n" },
  { kind: "member", text: "one: { a: string,  b: number };" },
  { kind: "verbatim", text: "}\n" },
];

function folder(): { root: string; cache: string; write: (path: string, text: string) => void } {
  const root = mkdtempSync(join(tmpdir(), "stytch-fetch-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, "generated"));
  const write = (path: string, text: string): void => writeFileSync(join(root, path), text);
  return { root, cache: join(root, "node_modules/.cache/stytch-fetch/formatted.json"), write };
}

async function run(root: string): Promise<string> {
  const formatter = await createFormatter(join(root, "generated"));
  const text = await formatter.format("schema.ts", FILE);
  formatter.save();
  return text;
}

describe("a formatter", () => {
  it("formats members as those of an interface", async () => {
    expect(await run(folder().root)).toBe(
      "export interface operations {\n  one: { a: string; b: number };\n}\n",
    );
  });

  it("takes from an earlier process what it has formatted", async () => {
    const { root, cache } = folder();
    await run(root);
    const kept = readFileSync(cache, "utf8");
    expect(kept).toContain("one: { a: string; b: number };");
    writeFileSync(cache, kept.replace("one: {", "taken: {"));
    expect(await run(root)).toContain("taken: {");
  });

  it("takes nothing that was formatted in another style, or from a broken file", async () => {
    const { root, cache, write } = folder();
    const before = await run(root);
    const kept = readFileSync(cache, "utf8");
    write(".prettierrc.json", '{ "printWidth": 20 }');
    expect(await run(root)).toContain("one: {\n    a: string;");
    rmSync(join(root, ".prettierrc.json"));
    for (const broken of ["", "{", kept.slice(0, -9), '{"made":1}']) {
      writeFileSync(cache, broken);
      expect(await run(root)).toBe(before);
    }
  });

  it("works where nothing can be kept", async () => {
    const { root, write } = folder();
    write("node_modules", "a file");
    expect(await run(root)).toContain("one: { a: string; b: number };");
  });
});
