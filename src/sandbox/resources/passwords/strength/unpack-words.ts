/** The number of shared letters, a rank, and the other letters, which are no capitals. */
const WORD = /([A-Z])(.)([^A-Z]*)/g;

/** Reads a list of `words.json`, which `scripts/passwords/pack-words.ts` packed: the words, the likeliest first. */
export function unpackWords(packed: string): string[] {
  let word = "";
  const ranked = Array.from(packed.matchAll(WORD), ([, shared, rank, rest]) => {
    word = word.slice(0, shared!.charCodeAt(0) - 65) + rest!;
    return { word, rank: rank!.charCodeAt(0) };
  });
  ranked.sort((one, other) => other.rank - one.rank);
  return ranked.map((entry) => entry.word);
}
