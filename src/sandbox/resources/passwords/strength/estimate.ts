import { ZxcvbnFactory, type Score } from "@zxcvbn-ts/core";
import json from "./words.json" with { type: "json" };
import { english } from "./english.ts";
import { unpackWords } from "./unpack-words.ts";

/** A measure of how hard a password is to guess, and what would make it harder. */
export interface Estimate {
  readonly score: Score;
  readonly suggestions: readonly string[];
  readonly warning: string;
}

/** A longer password isn't estimated beyond: the time would grow faster than its length. */
const MAX_LENGTH = 100;

let zxcvbn: ZxcvbnFactory | undefined;

/**
 * Estimates a password, as zxcvbn does.
 *
 * @see https://github.com/dropbox/zxcvbn
 */
export function estimate(password: string): Estimate {
  zxcvbn ??= load();
  const { score, feedback } = zxcvbn.check(password);
  return { score, suggestions: feedback.suggestions, warning: feedback.warning ?? "" };
}

/** The names of lists decide which warning a word gives rise to. */
function load(): ZxcvbnFactory {
  const { passwords, english_wikipedia, us_tv_and_film, surnames, female_names, male_names } = json.words;
  return new ZxcvbnFactory({
    dictionary: {
      passwords: unpackWords(passwords),
      wikipedia: unpackWords(english_wikipedia),
      film: unpackWords(us_tv_and_film),
      lastnames: unpackWords(surnames),
      femaleFirstnames: unpackWords(female_names),
      maleFirstnames: unpackWords(male_names),
    },
    graphs: json.keyboards,
    maxLength: MAX_LENGTH,
    translations: english,
  });
}
