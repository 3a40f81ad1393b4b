/** A complaint about a field. */
export interface Problem {
  /** `name.first_name`, `roles.0`; empty for the whole form. */
  readonly path: string;
  readonly message: string;
  /** Whether there is nothing to send while it stands. Otherwise it can be tried, and the API answers. */
  readonly isBlocking: boolean;
  /** Whether it is told at once, as more typing doesn't end it. */
  readonly isEarly?: boolean;
  /** Whatever isn't there, of a call that is incomplete without it: `user_id`, `email or phone_number`. */
  readonly missing?: string;
  /** Whether the client's types refuse what is there: one field too many. */
  readonly isRefused?: boolean;
}

/**
 * Gives the lines that stand above a call: all that a form still needs, and what can't be read yet or excludes something
 * else. A call without the one or with the other is refused, by the compiler already.
 */
export function notesOf(problems: readonly Problem[]): string[] {
  const missing = problems.map((each) => (each.isBlocking ? undefined : each.missing));
  const wrong = problems.map((each) => (each.isBlocking || each.isRefused ? each.path : undefined));
  return [...line("Still missing", missing), ...line("Not right yet", wrong)];
}

function line(start: string, words: readonly (string | undefined)[]): string[] {
  const all = [...new Set(words)].filter((each) => each !== undefined);
  return all.length > 0 ? [`${start}: ${all.join(", ")}`] : [];
}
