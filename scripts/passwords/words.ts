import { createRequire } from "node:module";
import { packWords } from "./pack-words.ts";

const require = createRequire(import.meta.url);

/**
 * The number of words that are taken of each list of zxcvbn. All would make the package a third larger. A password of one of the
 * rarer words, which are left out, is judged by its length alone.
 */
const TAKEN: Readonly<Record<string, number>> = {
  passwords: 10_000,
  english_wikipedia: 10_000,
  us_tv_and_film: 5_000,
  surnames: 4_000,
  female_names: 4_000,
  male_names: 1_000,
};

/** Makes the text of `words.json` from what zxcvbn's package has. */
export function makeWords(): string {
  const lists = require("zxcvbn/lib/frequency_lists") as Readonly<Record<string, readonly string[]>>;
  const keyboards = require("zxcvbn/lib/adjacency_graphs") as object;
  const words = Object.entries(TAKEN).map(([name, count]) => [name, packWords(lists[name]!.slice(0, count))]);
  const notice =
    "Made by `npm run passwords` from the lists of zxcvbn, MIT, (c) 2012-2016 Dan Wheeler and Dropbox, Inc.";
  return `${JSON.stringify({ notice, words: Object.fromEntries(words) as object, keyboards })}\n`;
}
