import { describe, requireArray } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";
import { suggest } from "../../nearest.ts";
import type { Fields } from "./fields.ts";

/** Fields that were named by dotted paths, as a tree. */
export interface NamedFields {
  /** Whether a path ends here: the field is named with all that is in it. */
  isWhole: boolean;
  readonly inner: Map<string, NamedFields>;
}

/** Makes a tree without fields. */
export function noFields(): NamedFields {
  return { isWhole: false, inner: new Map() };
}

/**
 * Reads a list of dotted paths: `name.first_name`.
 *
 * @param at the list's own name, for messages
 * @param owner begins the sentence "… has no field …"
 * @throws {StytchConfigError} for what is no such list, for a field that the document doesn't have, with the nearest one,
 *   and for one that stands there twice
 */
export function readFieldPaths(at: string, given: unknown, owner: string, fields: Fields): NamedFields {
  const root = noFields();
  for (const [index, path] of requireArray(at, given).entries()) {
    if (typeof path !== "string") {
      throw new StytchConfigError(`${at}[${index}] must be a field's name, not ${describe(path)}.`);
    }
    checkPath(at, owner, path, fields);
    let node = root;
    for (const name of path.split(".")) {
      let next = node.inner.get(name);
      if (!next) node.inner.set(name, (next = noFields()));
      node = next;
    }
    if (node.isWhole) throw new StytchConfigError(`${at} has ${path} twice. Remove one of them.`);
    node.isWhole = true;
  }
  return root;
}

function checkPath(at: string, owner: string, path: string, fields: Fields): void {
  let before = "";
  let node = fields;
  for (const name of path.split(".")) {
    if (name !== "" && node.isFree) return;
    const next = node.get(name);
    if (!next) throw unknownField(at, owner, path, before, node);
    before += `${name}.`;
    node = next;
  }
}

/**
 * Makes the error for a field that the document doesn't have.
 *
 * @param before the way to the object that should have it, with its dot: `name.`
 */
export function unknownField(
  at: string,
  owner: string,
  path: string,
  before: string,
  { names }: Fields,
): StytchConfigError {
  const known = names.map((name) => before + name);
  const inside = before === "" ? owner : `${before.slice(0, -1)} of ${owner}`;
  const list = known.length === 0 ? ` There is none in ${inside}.` : ` It can be ${known.join(", ")}.`;
  const typed = path.slice(0, 100);
  // The answer of one operation has in `user` what that of another has at its top.
  const last = known.find((name) => path.endsWith(`.${name}`));
  if (last !== undefined) {
    return new StytchConfigError(
      `${at}: ${owner} has no field ${JSON.stringify(typed)}. Did you mean ${last}?`,
    );
  }
  return new StytchConfigError(
    `${at}: ${owner} has no field ${JSON.stringify(typed)}.${suggest(typed, known) || list}`,
  );
}
