/** The name that someone probably meant, as the end of a sentence: ` Did you mean sandbox?`. */
export function suggest(typed: string, names: readonly string[]): string {
  const ranked = names.map((name) => ({ name, distance: countEdits(typed, name) }));
  const best = ranked.sort((a, b) => a.distance - b.distance)[0];
  // More than a third of it wrong is another word.
  const near = best && best.distance <= Math.max(1, Math.floor(best.name.length / 3));
  return near ? ` Did you mean ${best.name}?` : "";
}

/** Counts the letters that must be put in, left out or changed (https://en.wikipedia.org/wiki/Levenshtein_distance). */
function countEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (const [i, letter] of Array.from(from).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(to).entries()) {
      const changed = row[j]! + (letter === other ? 0 : 1);
      next.push(Math.min(changed, row[j + 1]! + 1, next[j]! + 1));
    }
    row = next;
  }
  return row.at(-1)!;
}
