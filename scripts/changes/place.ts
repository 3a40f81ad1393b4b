import type { Difference, Direction } from "./change.ts";
import type { Finding } from "./compare-shapes.ts";

/** A place of a value: from the call's params or its answer on, and from the schema with a name that it stands in. */
export interface Place {
  /** `user.name.first_name`; empty for all of the params, or of the answer. */
  readonly whole: string;
  readonly schema: string | undefined;
  /** `first_name` of the schema of names. */
  readonly inner: string;
}

export const TOP: Place = { whole: "", schema: undefined, inner: "" };

/** The place of a field; `[]` and `[*]` are those of a list's members, and of fields of any name. */
export function step({ whole, schema, inner }: Place, name: string): Place {
  const join = (path: string): string =>
    path === "" || name.startsWith("[") ? path + name : `${path}.${name}`;
  return { whole: join(whole), schema, inner: join(inner) };
}

/** The place where a schema with a name begins. */
export function enter(at: Place, schema: string): Place {
  return { ...at, schema, inner: "" };
}

/** Tells a finding as a difference of its place. */
export function place(
  { fact, neutral = fact, ...rest }: Finding,
  at: Place,
  direction: Direction,
): Difference {
  const { whole, schema, inner } = at;
  const inParams = whole === "" ? `The params object ${fact}.` : `${whole} ${fact}.`;
  const inAnswer = whole === "" ? `Its answer ${fact}.` : `In its answer, ${whole} ${fact}.`;
  const ofSchema = `${schema}${/^(\[|$)/.test(inner) ? inner : `.${inner}`}`;
  return {
    ...rest,
    direction,
    text: direction === "request" ? inParams : inAnswer,
    ...(schema !== undefined && {
      shared: { text: `${ofSchema} ${fact}.`, neutral: `${ofSchema} ${neutral}.` },
    }),
  };
}

/** Adds to a difference in which of several forms it is. */
export function narrow(difference: Difference, where: string): Difference {
  const add = (text: string): string => text.replace(/\.$/, `, ${where}.`);
  const { text, shared } = difference;
  return {
    ...difference,
    text: add(text),
    ...(shared && { shared: { text: add(shared.text), neutral: add(shared.neutral) } }),
  };
}
