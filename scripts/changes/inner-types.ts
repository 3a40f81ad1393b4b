/** Marks the lines of types that no import has, and that those of the imports are made of. */
export const INNER = "(inner)";

/** Signatures by entry and name: `stytch-fetch StytchOptions.timeout`. */
export type Signatures = ReadonlyMap<string, string>;

/** The name of the type that a signature is of, or of a member of. */
export function typeOf(name: string): string {
  return /^\S+ (\w+)/.exec(name)?.[1] ?? "";
}

export function isInner(name: string): boolean {
  return name.startsWith(`${INNER} `);
}

/** The signatures of before, with those of types that are exported now as if they had been so already. */
export function exportedNow(before: Signatures, after: Signatures): Map<string, string> {
  const found = new Map(before);
  for (const name of after.keys()) {
    const inner = `${INNER} ${typeOf(name)}`;
    const isNews = !isInner(name) && !before.has(name) && !name.includes(".");
    if (!isNews || !before.has(inner) || after.has(inner)) continue;
    for (const [old, text] of before) {
      if (old === inner || old.startsWith(`${inner}.`)) found.set(name + old.slice(inner.length), text);
    }
  }
  return found;
}

/** Finds the exported types that an inner one is a part of, by way of other inner ones alone: as `entry Name`. */
export function listUsers(signatures: Signatures, inner: string): string[] {
  const users = new Set<string>();
  const known = new Set([typeOf(inner)]);
  // Those that are added while walking are walked, too.
  for (const type of known) {
    const mention = new RegExp(`\\b${type}\\b`);
    for (const [name, text] of signatures) {
      if (!mention.test(text) || typeOf(name) === type) continue;
      if (isInner(name)) known.add(typeOf(name));
      else users.add(/^\S+ \w+/.exec(name)![0]);
    }
  }
  return [...users];
}
