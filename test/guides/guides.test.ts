// Each block of TypeScript in docs/*.md compiles and runs as it stands there, and prints what it says that it prints.
// What a block needs besides is in given.ts; a block that can't be run says `compile-only` behind its language.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { compile } from "../site/compile.ts";
import { blocks, programOf, SHELL_GUIDES, type Block } from "./blocks.ts";
import { DECLARATIONS } from "./given.ts";
import { expectedOf, runBlock, toJavaScript } from "./run.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const code = blocks.filter(({ language }) => language === "ts");
const isTest = ({ code }: Block): boolean => /^it\(/m.test(code);
const isNodeTest = ({ code }: Block): boolean => code.includes('from "node:test"');

it("every block of TypeScript compiles", () => {
  const folder = `${root}test/guides/in-memory/`;
  const files = new Map([[`${folder}given.ts`, DECLARATIONS]]);
  for (const block of code) {
    // The code that docs/own-endpoints.md has generated, with more in it.
    const generated = '"../../../examples/own-endpoints/stytch/index.ts"';
    const program = programOf(block).replace('"./stytch/index.js"', generated);
    files.set(`${folder}${block.guide}-${block.line}.ts`, program);
  }
  expect(compile(files)).toEqual([]);
});

it("few blocks can't be run, and say so", () => {
  const marked = blocks.filter(({ guide, mark }) => mark !== undefined && !SHELL_GUIDES.includes(guide));
  expect(marked.map(({ guide, language, mark }) => `${guide}: ${language} ${mark!}`)).toEqual([
    // In a page, which test/examples/gateway.test.ts stands in for; with Redis, for which test/gateway/redis.test.ts has one.
    "gateway: ts compile-only",
    "gateway: ts compile-only",
    "gateway: ts compile-only",
  ]);
});

const runnable = code.filter((block) => block.mark === undefined && !isTest(block) && !isNodeTest(block));

it.each(runnable)("$guide, line $line, runs and prints what it says", async (block) => {
  const printed = await runBlock(block);
  let from = 0;
  for (const expected of expectedOf(block.code)) {
    const at = printed.indexOf(expected, from);
    expect(at, `${JSON.stringify(expected)} in ${JSON.stringify(printed)}`).toBeGreaterThanOrEqual(from);
    from = at + 1;
  }
});

describe.each(code.filter(isTest))("the tests of $guide, line $line", async (block) => {
  // Its `it` is Vitest's own, so they join the tests of this file.
  await runBlock(block);
});

it.each(code.filter(isNodeTest))("the test of $guide, line $line, passes in node:test", async (block) => {
  // The sources by our own name, as everywhere here.
  const flags = ["--conditions=@stytch-fetch/source", "--import", "./scripts/typescript/register.js"];
  const args = [...flags, "--input-type=module", "--eval", toJavaScript(block)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
  expect(stdout).toMatch(/^\S* ?pass 1$/m);
  expect(stdout).toMatch(/^\S* ?fail 0$/m);
});
