import { IDENTIFIERS, type Keys } from "./identifiers.ts";
import type { Identifier } from "./row.ts";

/** The identifiers of a file's rows so far, to tell rows that are about one user. */
export class IdentifiersSeen {
  readonly #lines = new Map<string, number>();

  /** Adds a row's identifiers, unless another row has one of them: then it tells which, and the row is not to count. */
  add(keys: Keys, line: number): { readonly line: number; readonly by: Identifier } | undefined {
    for (const by of IDENTIFIERS) {
      const other = keys[by] === undefined ? undefined : this.#lines.get(`${by} ${keys[by]}`);
      if (other !== undefined) return { line: other, by };
    }
    for (const [by, key] of Object.entries(keys)) this.#lines.set(`${by} ${key}`, line);
    return undefined;
  }
}
