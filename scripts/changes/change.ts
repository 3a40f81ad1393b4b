/** The part of a version that a change asks for, by https://semver.org. */
export type Rating = "major" | "minor" | "patch" | "none";

/** Those that break most first. */
export const RATINGS: readonly Rating[] = ["major", "minor", "patch", "none"];

/** A difference, without the method that it is of. */
export interface Difference {
  readonly rating: Rating;
  /** A sentence on what is another. */
  readonly text: string;
  /** The meaning for programs in TypeScript, and so the rating's reason. */
  readonly consequence: string;
  /** Left out: it is of no value that a call sends or answers. */
  readonly direction?: Direction;
  /** The same, told by the schema with a name that it stands in, if it does. */
  readonly shared?: Shared;
}

/** A sentence on a schema, which is the same in whatever method that schema is used. */
interface Shared {
  /** In words for the difference's direction. */
  readonly text: string;
  /** In words for both directions. */
  readonly neutral: string;
}

/** A change of what users have, in one place. */
export interface Change extends Difference {
  /** The client's method, such as `users.update`; or what else it is of, such as a schema. */
  readonly method: string;
}

/** The direction that a value goes: what a caller writes, or what a caller reads. */
export type Direction = "request" | "response";

/** The highest of ratings. */
export function highest(ratings: readonly Rating[]): Rating {
  return RATINGS.find((rating) => ratings.includes(rating)) ?? "none";
}

/** Whether a rating is above another. */
export function isAbove(rating: Rating, other: Rating): boolean {
  return RATINGS.indexOf(rating) < RATINGS.indexOf(other);
}
