/** From one bound of ranks to the next. An estimate is then wrong by this factor at the most for each of its words. */
const RATIO = 1.04;
const MOST_SHARED = 25;

/**
 * Packs words, the likeliest first, into one text: in alphabetical order, each as the number of letters that it shares with
 * the one before (A for none), a character for its rank, and its other letters. `unpackWords` of the sandbox reads it.
 *
 * @param words without capital letters
 */
export function packWords(words: readonly string[]): string {
  const last = bucketOf(words.length);
  const ranked = words.map((word, i) => ({ word, rank: rankCharacter(last - bucketOf(i + 1)) }));
  ranked.sort((one, other) => (one.word < other.word ? -1 : 1));
  let before = "";
  return ranked
    .map(({ word, rank }) => {
      const shared = countShared(word, before);
      before = word;
      return `${String.fromCharCode(65 + shared)}${rank}${word.slice(shared)}`;
    })
    .join("");
}

/** The first ranks have a bucket each, later ones share it. */
function bucketOf(rank: number): number {
  let bucket = 0;
  for (let bound = 1; ; bucket++) {
    bound = Math.max(bound + 1, Math.round(bound * RATIO));
    if (rank < bound) return bucket;
  }
}

/** The last buckets, which have the most words, are one byte each in a file. No character is a control. */
function rankCharacter(fromLast: number): string {
  const code = 35 + fromLast;
  return String.fromCharCode(code < 127 ? code : code + 34);
}

function countShared(one: string, other: string): number {
  let shared = 0;
  while (shared < MOST_SHARED && shared < one.length && one[shared] === other[shared]) shared++;
  return shared;
}
