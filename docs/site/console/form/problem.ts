/** A complaint about a field. */
export interface Problem {
  /** `name.first_name`, `roles.0`; empty for the whole form. */
  readonly path: string;
  readonly message: string;
  /** Whether there is nothing to send while it stands. Otherwise it can be tried, and the API answers. */
  readonly isBlocking: boolean;
}
