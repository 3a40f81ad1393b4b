/** A value's place in a user, as `emails.0.email` has it. */
type Path = readonly string[];

/** A key that is never set: it would change all objects. */
const PROTOTYPE = "__proto__";

/** Splits a dotted path. Of a user's own fields none has a dot in its name, but for keys of metadata. */
export function splitPath(path: string): Path {
  return path.split(".");
}

/** The value at a path, or nothing where there is none. */
export function getPath(value: unknown, path: Path): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Record<string, unknown>)[key];
  }
  return found;
}

/** Sets the value at a path, and makes what leads there: a list where a number follows, else an object. */
export function setPath(target: object, path: Path, value: unknown): void {
  let parent = target as Record<string, unknown>;
  for (const [i, key] of path.entries()) {
    if (key === PROTOTYPE) return;
    if (i === path.length - 1) parent[key] = value;
    else {
      const found = parent[key];
      if (typeof found !== "object" || found === null) parent[key] = /^\d+$/.test(path[i + 1]!) ? [] : {};
      parent = parent[key] as Record<string, unknown>;
    }
  }
}
