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
