import { isObject } from "../../json.ts";
import type { NamedFields } from "./field-paths.ts";

/**
 * Takes fields out of a parsed body, in place; in a list, out of each item.
 *
 * @returns whether there were any
 */
export function hideFields(hidden: NamedFields, body: unknown): boolean {
  let changed = false;
  const visits: (readonly [value: unknown, hidden: NamedFields])[] = [[body, hidden]];
  for (const [value, { inner }] of visits) {
    if (Array.isArray(value)) for (const item of value) visits.push([item, { isWhole: false, inner }]);
    if (!isObject(value)) continue;
    for (const [name, field] of inner) {
      if (!Object.hasOwn(value, name)) continue;
      if (field.isWhole) changed = Reflect.deleteProperty(value, name) || changed;
      else visits.push([value[name], field]);
    }
  }
  return changed;
}
