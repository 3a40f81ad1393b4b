import { createRequire } from "node:module";
import { packWords } from "./pack-words.ts";

const require = createRequire(import.meta.url);

/**
 * Makes the text of `words.json` from what zxcvbn's package has: all of its words. Without the rare ones, one in five of the
 * weak passwords that are made of a word and some digits would pass.
 */
export function makeWords(): string {
  const lists = require("zxcvbn/lib/frequency_lists") as Readonly<Record<string, readonly string[]>>;
  const keyboards = require("zxcvbn/lib/adjacency_graphs") as object;
  const words = Object.entries(lists).map(([name, list]) => [name, packWords(list)]);
  const notice =
    "Made by `npm run passwords` from the lists of zxcvbn, MIT, (c) 2012-2016 Dan Wheeler and Dropbox, Inc.";
  return `${JSON.stringify({ notice, words: Object.fromEntries(words) as object, keyboards })}\n`;
}
