/** So many objects and lists are in no document that someone wrote; aliases of aliases in YAML soon make more. */
const MOST = 2_000_000;

/** Tells why a document that was read has no end, or none that anybody would live to see; nothing where it has one. */
export function findEndless(document: unknown): string | undefined {
  const within = new Set<unknown>();
  let count = 0;
  const walk = (value: unknown): string | undefined => {
    if (typeof value !== "object" || value === null) return undefined;
    if (within.has(value)) return "its aliases hold themselves";
    if (++count > MOST) return `its aliases hold more than ${MOST} values`;
    within.add(value);
    for (const each of Object.values(value)) {
      const why = walk(each);
      if (why !== undefined) return why;
    }
    within.delete(value);
    return undefined;
  };
  try {
    return walk(document);
  } catch (error) {
    if (error instanceof RangeError) return "it is too deep";
    throw error;
  }
}
