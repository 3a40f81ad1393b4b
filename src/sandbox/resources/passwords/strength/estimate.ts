import { ZxcvbnFactory, type Score, type ZxcvbnResult } from "@zxcvbn-ts/core";
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

/** Words have their ranks within a few per cent: one that is so near to the guesses of a good score hasn't reached it. */
const FEWEST_GOOD_GUESSES = 1.05e8;

let zxcvbn: ZxcvbnFactory | undefined;

/**
 * Estimates a password, as zxcvbn does.
 *
 * @see https://github.com/dropbox/zxcvbn
 */
export function estimate(password: string): Estimate {
  zxcvbn ??= load();
  const { score, guesses, feedback, sequence } = zxcvbn.check(password);
  if (score === 3 && guesses < FEWEST_GOOD_GUESSES && sequence.some(hasNearRank)) {
    return { score: 2, suggestions: [english.suggestions.anotherWord], warning: "" };
  }
  return { score, suggestions: feedback.suggestions, warning: feedback.warning ?? "" };
}

/** Whether a word of a password may have another rank than with zxcvbn. Of the likeliest words all count alike. */
function hasNearRank({ pattern, rank }: ZxcvbnResult["sequence"][number]): boolean {
  return pattern === "dictionary" && rank > 50;
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
