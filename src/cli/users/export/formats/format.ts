/** A form of file. Each part of its text ends with a line feed, so that what a page wrote is whole lines. */
export interface Format {
  /** The text before the first user. */
  readonly begin: string;
  /** The text of users. `first` is whether none stands before them. */
  readonly users: (users: readonly object[], first: boolean) => string;
  /** The text behind the last user. */
  readonly end: string;
}
