// Strength by zxcvbn's own scores and sentences, or by kinds of characters; breaches by a list.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { makeWords } from "../../../scripts/passwords/words.ts";
import { estimate } from "../../../src/sandbox/resources/passwords/strength/estimate.ts";
import type { PasswordsOption } from "../../../src/sandbox/index.ts";
import { start } from "../helpers.ts";

interface Original {
  readonly score: number;
  readonly feedback: { readonly suggestions: readonly string[]; readonly warning: string };
}
const original = createRequire(import.meta.url)("zxcvbn/lib/main.js") as (password: string) => Original;
const lists = Object.values(
  createRequire(import.meta.url)("zxcvbn/lib/frequency_lists") as Readonly<Record<string, readonly string[]>>,
).flat();
const email = "ada@example.com";
const check = (passwords: PasswordsOption, body: { password: string; email?: string }) =>
  start([], { passwords }).stytch.passwords.strengthCheck(body);

/** The numbers below a bound that follow a seed: Numerical Recipes' generator. */
function seededRandom(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** A password as people make them of a word, so that rules on characters take it. */
function makeWeak(random: (bound: number) => number): string {
  const word = lists[random(lists.length)]!;
  const capital = word[0]!.toUpperCase() + word.slice(1);
  const leet = word.replace(/a/g, "4").replace(/e/g, "3").replace(/o/g, "0").replace(/s/g, "$");
  const symbol = "!@#$%&*?.-"[random(10)]!;
  const ways = [
    word,
    `${capital}${random(1_000)}`,
    `${capital}${1950 + random(70)}`,
    `${capital}${symbol}${random(100)}`,
    `${leet}${symbol}${random(10)}`,
    `${Array.from(word).reverse().join("")}${random(100)}`,
    `${word}${lists[random(lists.length)]!}`,
  ];
  return ways[random(ways.length)]!;
}

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
    "Tr0ub4dour&3",
  ])("judges %j as the original does", async (password) => {
    const { score, feedback } = original(password);
    expect(await check({}, { password })).toMatchObject({
      score,
      feedback: { ...feedback, luds_requirements: null },
      strength_policy: "zxcvbn",
      valid_password: score >= 3,
    });
  });

  it("takes no weak password of a word and something for a good one, whatever the word", () => {
    const random = seededRandom(20_260_314);
    const passwords = Array.from({ length: 1_200 }, () => makeWeak(random));
    const scores = passwords.map((password) => ({
      password,
      ours: estimate(password).score,
      theirs: original(password).score,
    }));
    const isLaxer = ({ ours, theirs }: (typeof scores)[number]): boolean => theirs < 3 && ours >= 3;
    // Its four a are 4, which is a known difference.
    expect(scores.filter(isLaxer).map(({ password }) => password)).toEqual(["j4w4h4rl4l&2"]);
    const isStricter = ({ ours, theirs }: (typeof scores)[number]): boolean => theirs >= 3 && ours < 3;
    expect(scores.filter(isStricter).length).toBeLessThan(40);
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
