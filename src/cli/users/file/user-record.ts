/** A user of a file, and where they stand in it. */
export interface UserRecord {
  readonly user: Readonly<Record<string, unknown>>;
  /** The line that they begin in. */
  readonly line: number;
  /** The bytes before them, and their own. */
  readonly start: number;
  readonly length: number;
}

/** A part of a file that is no user, and why. */
export interface BrokenRecord {
  readonly line: number;
  /** Completes a sentence that begins with the line. It repeats nothing of it. */
  readonly problem: string;
}
