// Strength by zxcvbn's own scores and sentences, or by kinds of characters; breaches by a list.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { makeWords } from "../../../scripts/passwords/words.ts";
import type { PasswordsOption } from "../../../src/sandbox/index.ts";
import { start } from "../helpers.ts";

interface Original {
  readonly score: number;
  readonly feedback: { readonly suggestions: readonly string[]; readonly warning: string };
}
const original = createRequire(import.meta.url)("zxcvbn/lib/main.js") as (password: string) => Original;
const email = "ada@example.com";
const check = (passwords: PasswordsOption, body: { password: string; email?: string }) =>
  start([], { passwords }).stytch.passwords.strengthCheck(body);

it("the words are what the script makes", () => {
  const file = new URL("../../../src/sandbox/resources/passwords/strength/words.json", import.meta.url);
  expect(readFileSync(file, "utf8") === makeWords()).toBe(true);
});

describe("zxcvbn", () => {
  // Those of its own page among them: https://lowe.github.io/tryzxcvbn/
  it.each([
    "password",
    "Password123!",
    "zxcvbn",
    "qwER43@!",
    "correcthorsebatterystaple",
    "coRrecth0rseba++ery9.23.2007staple$",
    "D0g..................",
    "abcdefghijk987654321",
    "neverforget13/3/1997",
    "1qaz2wsx3edc",
    "temppass22",
    "briansmith",
    "briansmith4mayor",
    "viking",
    "ScoRpi0ns",
    "do you know",
    "ryanhunter2000",
    "asdfghju7654rewq",
    "AOEUIDHG&*()LS_",
    "12345678",
    "defghi6789",
    "ROSEBUD",
    "rosebuD",
    "R0$38uD99",
    "eheuczkqyq",
    "rWibMFACxAUGZmxhVncy",
    "_7Hk>%cN0a?kMR]oNWT",
    "purple giraffe sings at noon",
    "drowssap",
    "aaaaaaaa",
    "ababababab",
    "2001-09-11",
    "1999",
    "héllo wörld ünïcode",
    "\ud800 \u0000 🐢🐢🐢",
  ])("judges %j as the original does", async (password) => {
    const { score, feedback } = original(password);
    expect(await check({}, { password })).toMatchObject({
      score,
      feedback: { ...feedback, luds_requirements: null },
      strength_policy: "zxcvbn",
      valid_password: score >= 3,
    });
  });

  it("takes a rare word that its lists lack for a row of letters", async () => {
    expect(original("Tr0ub4dour&3").score).toBe(2);
    expect((await check({}, { password: "Tr0ub4dour&3" })).score).toBe(4);
  });

  it("judges a huge password in a moment", async () => {
    expect(await check({}, { password: "aB3$".repeat(20_000) })).toMatchObject({ strength_policy: "zxcvbn" });
    expect((await check({}, { password: "x" })).score).toBe(0);
  });
});

describe("luds", () => {
  const luds = { policy: "luds", minLength: 10, minComplexity: 4 } as const;

  it("counts characters and their kinds", async () => {
    expect(await check(luds, { password: "Äö1🐢" })).toMatchObject({
      score: 0,
      strength_policy: "luds",
      valid_password: false,
      feedback: {
        luds_requirements: {
          has_digit: true,
          has_lower_case: true,
          has_symbol: true,
          has_upper_case: true,
          missing_characters: 6,
          missing_complexity: 0,
        },
        suggestions: [],
        warning: "",
      },
    });
    expect((await check(luds, { password: "aaaaaaaaaa" })).feedback?.luds_requirements).toMatchObject({
      missing_characters: 0,
      missing_complexity: 3,
    });
    expect((await check(luds, { password: "Turtle-2026" })).valid_password).toBe(true);
  });
});

describe("breaches", () => {
  it("are looked up for an address, if the project has it so", async () => {
    const [password, luds] = ["Password123!", { policy: "luds" } as const];
    expect(await check(luds, { password, email })).toMatchObject({
      breached_password: true,
      valid_password: false,
    });
    expect(await check(luds, { password })).toMatchObject({ breached_password: false, valid_password: true });
    expect(await check({ ...luds, checkBreachOnCreation: false }, { password, email })).toMatchObject({
      breach_detection_on_create: false,
      breached_password: false,
      valid_password: true,
    });
  });
});

it.each([
  [{ policy: "none" }, "passwords.policy must be zxcvbn or luds."],
  [{ minLength: 9 }, "passwords.minLength is a rule of luds."],
  [{ policy: "luds", minLength: 7 }, "passwords.minLength"],
  [{ policy: "luds", minComplexity: 5 }, "passwords.minComplexity"],
  [{ checkBreachOnCreation: 1 }, "passwords.checkBreachOnCreation"],
  [{ length: 9 }, "length"],
  ["luds", "passwords"],
])("the options %j are refused", (passwords, message) => {
  expect(() => start([], { passwords: passwords as PasswordsOption })).toThrow(message);
});
