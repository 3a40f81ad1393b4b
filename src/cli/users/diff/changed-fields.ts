import { isDeepStrictEqual } from "node:util";
import { isObject } from "../../../json.ts";

/** A field's two values. Where a side doesn't have it, the value is missing. */
export interface FieldChange {
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * Lists the fields in which two users differ, by their paths: `emails.0.verified`, `trusted_metadata.plan`.
 *
 * A list that has grown or shrunk is one change, as its places don't stand for the same any more.
 */
export function changedFields(before: unknown, after: unknown, path = ""): FieldChange[] {
  if (isDeepStrictEqual(before, after)) return [];
  const keys = commonKeys(before, after);
  if (!keys) {
    return [
      {
        field: path,
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
      },
    ];
  }
  return keys.flatMap((key) => {
    const side = (value: unknown): unknown =>
      Object.hasOwn(value as object, key) ? (value as never)[key] : undefined;
    return changedFields(side(before), side(after), path === "" ? key : `${path}.${key}`);
  });
}

/** The keys to compare by, where two values are both objects, or lists of one length. */
function commonKeys(before: unknown, after: unknown): string[] | undefined {
  const areLists = Array.isArray(before) && Array.isArray(after) && before.length === after.length;
  if (!areLists && !(isObject(before) && isObject(after))) return undefined;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}
