// The package's public types: the lines that are read from declarations, and what a change of one is rated.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { compareSignatures } from "../../scripts/changes/compare-signatures.ts";
import { listSignatures } from "../../scripts/changes/signatures.ts";

const OTHERS = [
  "sandbox/index",
  "gateway/index",
  "node/index",
  "opentelemetry",
  "validate/index",
  "clerk/index",
  "raw",
];

/** The lines of a package whose main entry has these declarations. */
function linesOf(declarations: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), "signatures-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of ["sandbox", "gateway", "node", "validate", "clerk"]) mkdirSync(join(folder, name));
  for (const file of OTHERS) writeFileSync(join(folder, `${file}.d.ts`), "export {};\n");
  // As the compiler writes it: without it, everything in the file is exported.
  writeFileSync(join(folder, "options.d.ts"), `${declarations}\nexport {};\n`);
  writeFileSync(join(folder, "index.d.ts"), 'export * from "./options.js";\n');
  return listSignatures(folder);
}

describe("the public types", () => {
  it("are a line for each name and member, without comments and what is private", () => {
    const lines = linesOf(`
      /** Options. */
      export interface Options<T> extends Partial<Base> {
        /** In ms. */
        readonly timeout?: number | undefined;
        find(name: string): T;
      }
      interface Base { a: string }
      export declare class Box { #private; private secret; value: string; constructor(value: string); }
      export type Kind = "a" | "b";
      export declare function open(box: Box, options?: Options<string>): Promise<Kind>;
      export declare const limit: number;
    `);
    expect(lines).toEqual([
      "(inner) Base.a: a: string",
      "(inner) Base: interface",
      "stytch-fetch Box.constructor: constructor(value: string)",
      "stytch-fetch Box.value: value: string",
      "stytch-fetch Box: class",
      'stytch-fetch Kind: type = "a" | "b"',
      "stytch-fetch Options.find: find(name: string): T",
      "stytch-fetch Options.timeout: readonly timeout?: number | undefined",
      "stytch-fetch Options: interface<T> extends Partial<Base>",
      "stytch-fetch limit: number",
      "stytch-fetch open: (box: Box, options?: Options<string>): Promise<Kind>",
    ]);
  });

  it("stay as they are where only a comment changes", () => {
    const lines = linesOf("export interface Options { /** In ms. */ timeout: number }");
    expect(linesOf("export interface Options {\n  /** In milliseconds. */\n  timeout: number;\n}")).toEqual(
      lines,
    );
  });
});

describe("types that no import has", () => {
  it("are listed where those of the imports refer to them or extend them, however far, and no others", () => {
    const lines = linesOf(`
      interface Base { timeout?: Milliseconds }
      type Milliseconds = number;
      interface Part { a: string }
      declare class Hidden { b: string }
      interface Unused { c: string }
      export interface Options extends Base { part?: readonly Part[] }
      export declare class Box { private hidden: Hidden; value: string; }
    `);
    expect(lines).toEqual([
      "(inner) Base.timeout: timeout?: Milliseconds",
      "(inner) Base: interface",
      "(inner) Milliseconds: type = number",
      "(inner) Part.a: a: string",
      "(inner) Part: interface",
      "stytch-fetch Box.value: value: string",
      "stytch-fetch Box: class",
      "stytch-fetch Options.part: part?: readonly Part[]",
      "stytch-fetch Options: interface extends Base",
    ]);
  });

  it("are resolved where they are made of a constant, whose own text says nothing of it", () => {
    const lines = linesOf(`
      interface Part { a: string | null }
      declare const kinds: readonly ["b", "a"];
      declare const parts: { readonly part: readonly Part[]; readonly maybe?: Part | null };
      type Parts = { [Name in keyof typeof parts]: (typeof parts)[Name] };
      export interface Snapshot extends Parts, Readonly<Record<(typeof kinds)[number], string>> {
        kind: (typeof kinds)[number];
      }
    `);
    expect(lines).toEqual([
      "(inner) Part.a: a: string | null",
      "(inner) Part: interface",
      "(inner) Parts.maybe: maybe?: Part | null | undefined",
      "(inner) Parts.part: part: readonly Part[]",
      "(inner) Parts: type",
      'stytch-fetch Snapshot.kind: kind: "a" | "b"',
      'stytch-fetch Snapshot: interface extends Parts, Readonly<Record<"a" | "b", string>>',
    ]);
  });

  const options = (base: string): string =>
    `interface Base { ${base} } export interface Options extends Base { a: string }`;
  const methods = (base: string): string =>
    `interface Methods { ${base} } export interface Box { readonly methods: Methods }`;

  it.each([
    ["major", "an option less", options("b?: string"), options(""), "Base.b (in Options) is gone."],
    [
      "major",
      "an option that must be given",
      options(""),
      options("b: string"),
      "Base.b (in Options) is required.",
    ],
    [
      "major",
      "an option that may not be left out any more",
      options("b?: string"),
      options("b: string"),
      "Base.b (in Options) was",
    ],
    [
      "minor",
      "an option that may be left out",
      options("b: string"),
      options("b?: string"),
      "Base.b (in Options) was",
    ],
    ["minor", "an option more", options(""), options("b?: string"), "Base.b (in Options) is new."],
    ["minor", "a method more", methods(""), methods("a(): void"), "Methods.a (in Box) is new."],
    ["major", "a method less", methods("a(): void"), methods(""), "Methods.a (in Box) is gone."],
    ["minor", "an import more", options("b?: string"), `export ${options("b?: string")}`, "Base is new."],
    ["major", "an import less", `export ${options("b?: string")}`, options("b?: string"), "Base is gone."],
  ])("have a change rated %s for %s", (rating, _name, before, after, words) => {
    const changes = compareSignatures(linesOf(before), linesOf(after));
    expect(changes).toEqual([
      expect.objectContaining({
        rating,
        method: "stytch-fetch",
        text: expect.stringContaining(words) as string,
      }),
    ]);
  });

  it("have a change rated that comes along with an import of theirs", () => {
    const after = `export ${options("b: string")}`;
    const texts = compareSignatures(linesOf(options("c?: string")), linesOf(after)).map((each) => each.text);
    expect(texts).toEqual(["Base.b is new.", "Base is new.", "Base.c is gone."]);
  });
});

describe("the rating of a changed declaration", () => {
  const box = "export interface Box { value: string }";
  it.each([
    ["none", "one that is the same", box, box],
    ["minor", "a name more", box, `${box} export type Kind = "a";`],
    ["major", "a name less", `${box} export type Kind = "a";`, box],
    ["major", "a member less", "export interface Box { value: string; other: string }", box],
    ["minor", "a member more", box, "export interface Box { value: string; other: string }"],
    [
      "minor",
      "an option more",
      "export interface BoxOptions { a: string }",
      "export interface BoxOptions { a: string; b?: number }",
    ],
    [
      "major",
      "an option more that must be given",
      "export interface BoxOptions { a: string }",
      "export interface BoxOptions { a: string; b: number }",
    ],
    [
      "minor",
      "an option that may be left out",
      "export interface BoxOptions { a: string }",
      "export interface BoxOptions { a?: string }",
    ],
    ["major", "a member that may be missing", box, "export interface Box { value?: string }"],
    ["major", "a member of another type", box, "export interface Box { value: number }"],
    [
      "minor",
      "a param more that may be left out",
      "export declare function f(a: string): void;",
      "export declare function f(a: string, b?: number): void;",
    ],
    [
      "major",
      "a param more",
      "export declare function f(a: string): void;",
      "export declare function f(a: string, b: number): void;",
    ],
    ["minor", "a value more in a union", 'export type Kind = "a";', 'export type Kind = "a" | "b";'],
    ["major", "a value less in a union", 'export type Kind = "a" | "b";', 'export type Kind = "a";'],
    ["major", "another base", box, "export interface Box extends Error { value: string }"],
  ])("is %s for %s", (rating, _name, before, after) => {
    const changes = compareSignatures(linesOf(before), linesOf(after));
    expect(changes.map((change) => change.rating)).toEqual(rating === "none" ? [] : [rating]);
  });

  it("is told once for a type that is gone or new with all its members", () => {
    const changes = compareSignatures(linesOf(box), linesOf("export interface Crate { value: string }"));
    expect(changes.map(({ method, text }) => [method, text])).toEqual([
      ["stytch-fetch", "Crate is new."],
      ["stytch-fetch", "Box is gone."],
    ]);
  });
});
