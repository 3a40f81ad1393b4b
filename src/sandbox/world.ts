/** What a sandbox takes from outside, so that a test can decide it. */
export interface World {
  /** The present moment, in milliseconds since 1970. */
  now(): number;
  /** A new UUID, version 4, in lower case. */
  uuid(): string;
}

/** The real clock, and real randomness. */
export const realWorld: World = {
  now: () => Date.now(),
  uuid: () => crypto.randomUUID(),
};
