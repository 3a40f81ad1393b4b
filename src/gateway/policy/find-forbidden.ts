import { isObject } from "../../json.ts";
import { nameField } from "../../validate/find-problem.ts";
import { noFields, type NamedFields } from "./field-paths.ts";
import type { Fields } from "./fields.ts";

/** The fields that may be sent in a body. */
export interface Sendable {
  /** All of the document's. */
  readonly fields: Fields;
  /** Those that the policy names. Left out: all but the guarded ones. */
  readonly named: NamedFields | undefined;
}

/** A value of a body that is still to be looked at. */
interface Visit {
  readonly value: unknown;
  /** The name of the field that it is in, and the visit that led there. Nothing: the body itself. */
  readonly name?: string;
  readonly from?: Visit;
  /** Nothing: it is inside an object whose fields the document doesn't name. */
  readonly fields: Fields | undefined;
  readonly named: NamedFields;
  /** Whether the value may be sent with all that is in it, but for guarded fields. */
  readonly isWhole: boolean;
}

/**
 * Finds the first field of a body that may not be sent.
 *
 * @param guarded names of fields that may only be sent where the policy names them, wherever the document has them
 * @returns the field, as a policy would name it: `name.first_name`
 */
export function findForbidden(
  { fields, named }: Sendable,
  guarded: ReadonlySet<string>,
  body: Readonly<Record<string, unknown>>,
): string | undefined {
  const visits: Visit[] = [{ value: body, fields, named: named ?? noFields(), isWhole: named === undefined }];
  // A list of what is left to do, not recursion: how deep a body goes, its sender decides.
  for (const visit of visits) {
    const { value } = visit;
    if (Array.isArray(value)) for (const item of value) visits.push({ ...visit, value: item });
    else if (isObject(value)) {
      for (const name of Object.keys(value)) {
        const next = enter(visit, name, value[name], guarded);
        if (!next) return namePlace({ ...visit, name, from: visit });
        if (next.fields || !next.isWhole) visits.push(next);
      }
    } else if (!visit.isWhole) {
      // `null` in place of an object would clear the fields of it that may not be sent, too.
      return namePlace(visit);
    }
  }
  return undefined;
}

/** The visit to a field's value. Nothing: the field may not be sent. */
function enter(from: Visit, name: string, value: unknown, guarded: ReadonlySet<string>): Visit | undefined {
  const fields = from.fields?.get(name);
  if (!fields && from.fields && !from.fields.isFree) return undefined;
  const named = from.named.inner.get(name);
  const isWhole = (named?.isWhole ?? false) || (from.isWhole && !(fields && guarded.has(name)));
  if (!isWhole && !named) return undefined;
  return { value, name, from, fields, named: named ?? noFields(), isWhole };
}

function namePlace(visit: Visit): string {
  const place: string[] = [];
  for (let at: Visit | undefined = visit; at?.name !== undefined; at = at.from) place.unshift(at.name);
  return nameField(place);
}
