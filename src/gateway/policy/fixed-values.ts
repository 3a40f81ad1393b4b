import { requireObject } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";
import { findLoss } from "../../json-loss.ts";
import { nameField, type FindProblem } from "../../validate/find-problem.ts";
import { unknownField } from "./field-paths.ts";
import type { Fields } from "./fields.ts";

/**
 * Reads the values that the gateway itself puts into a body.
 *
 * @param at their own name, for messages
 * @param owner begins the sentence "… has no field …"
 * @returns a copy, as JSON has it
 * @throws {StytchConfigError} for a field that the document doesn't have, and a value that it doesn't allow there
 */
export function readFixedValues(
  at: string,
  given: unknown,
  owner: string,
  fields: Fields,
  findProblem: FindProblem,
): Readonly<Record<string, unknown>> {
  requireObject(at, given);
  const values = Object.entries(given).map(([name, value]: [string, unknown]) => {
    if (!fields.isFree && !fields.get(name)) throw unknownField(at, owner, name, "", fields);
    const loss = value === undefined ? " is undefined" : findLoss(value);
    if (loss !== undefined) throw new StytchConfigError(`${at}.${name}${loss}, which JSON can't hold.`);
    const copy: unknown = JSON.parse(JSON.stringify(value));
    const problems = (fields.get(name)?.schemas ?? []).map((schema) => findProblem(schema, copy));
    const problem = problems.every(Boolean) ? problems[0] : undefined;
    if (problem) {
      const place = nameField([name, ...problem.place], at);
      throw new StytchConfigError(`${place} ${problem.rule}. ${problem.remedy}.`);
    }
    return [name, copy] as const;
  });
  return Object.freeze(Object.fromEntries(values));
}
