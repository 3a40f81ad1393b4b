import type { ObjectField } from "./field.ts";
import type { Problem } from "./problem.ts";
import { checkRules } from "./rules.ts";

/** A call's params, as far as the form gives them, and what is wrong with them. */
export interface Reading {
  readonly params: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
}

/** The reading of a form that nothing is in yet: the only one that a page needs before something is typed. */
export function emptyReading({ fields, rules }: ObjectField): Reading {
  const missing = fields.filter(({ isRequired }) => isRequired).map(({ name }) => needed(name));
  return { params: {}, problems: [...missing, ...checkRules(rules, {}, "")] };
}

/** The problem of a field that a call can't do without. */
export function needed(path: string): Problem {
  return { path, message: "This field is needed.", isBlocking: false, missing: path };
}
