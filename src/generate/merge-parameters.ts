/** The parts of a parameter that tell it from others. */
interface Named {
  readonly name?: string;
  readonly in?: string;
}

/**
 * The parameters of an operation: its path's, each replaced by the operation's own of that name and place, and then the rest of
 * its own. References must have been followed.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#path-item-object
 */
export function mergeParameters<P extends Named>(own: readonly P[], shared: readonly P[]): P[] {
  const replaced = shared.map((parameter) => own.find((each) => isSame(each, parameter)) ?? parameter);
  return [...replaced, ...own.filter((each) => !replaced.includes(each))];
}

function isSame(a: Named, b: Named): boolean {
  return a.name === b.name && a.in === b.in;
}
