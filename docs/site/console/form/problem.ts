/** A complaint about a field. */
export interface Problem {
  /** `name.first_name`, `roles.0`; empty for the whole form. */
  readonly path: string;
  readonly message: string;
  /** Whether there is nothing to send while it stands. Otherwise it can be tried, and the API answers. */
  readonly isBlocking: boolean;
  /** Whatever isn't there, of a call that is incomplete without it: `user_id`, `email or phone_number`. */
  readonly missing?: string;
}

/** All that a form still needs, or that can't be read yet: a call without it is refused, by the compiler already. */
export function missingOf(problems: readonly Problem[]): string[] {
  const words = problems.map(({ path, isBlocking, missing }) => (isBlocking ? path : missing));
  return [...new Set(words)].filter((each) => each !== undefined);
}
