/** The part of a version that a change asks for, by https://semver.org. */
export type Rating = "major" | "minor" | "patch" | "none";

const ORDER: readonly Rating[] = ["none", "patch", "minor", "major"];

/** A change of what users have, in one place. */
export interface Change {
  readonly rating: Rating;
  /** The client's method, such as `users.update`; `all methods`, or what else it is of. */
  readonly method: string;
  /** A sentence on what is another. */
  readonly text: string;
  /** The meaning for programs in TypeScript, and so the rating's reason. */
  readonly consequence: string;
}

/** The direction that a value goes: what a caller writes, or what a caller reads. */
export type Direction = "request" | "response";

/** The highest of ratings. */
export function highest(ratings: readonly Rating[]): Rating {
  return ORDER[Math.max(0, ...ratings.map((rating) => ORDER.indexOf(rating)))]!;
}

/** Whether a rating is above another. */
export function isAbove(rating: Rating, other: Rating): boolean {
  return ORDER.indexOf(rating) > ORDER.indexOf(other);
}
