import { requireArray } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";

/** The parts of a list that {@link readList} goes by. */
export interface ListRules<Value> {
  /** The fields in which no two values may be the same. */
  readonly keys: readonly (keyof Value & string)[];
  /** The word for two of them in an error, such as "links". */
  readonly plural?: string;
  /** Reads one value, or refuses it by its place. */
  readonly read: (at: string, value: unknown) => Value;
}

/**
 * Reads a list of a snapshot. Left out, as in a file that is older, it is empty.
 *
 * @throws {StytchConfigError} for another thing than a list, for a value that is refused, and for a key that stands twice
 */
export function readList<Value>(
  at: string,
  part: unknown = [],
  { keys, plural, read }: ListRules<Value>,
): Value[] {
  const values = requireArray(at, part).map((value, i) => read(`${at}[${i}]`, value));
  const twice = keys.find((key) => new Set(values.map((value) => value[key])).size < values.length);
  if (twice === undefined) return values;
  const both = plural === undefined ? "the two" : `the two ${plural}`;
  throw new StytchConfigError(`${at} has a ${twice} twice. Leave one of ${both} out.`);
}
