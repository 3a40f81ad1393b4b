import { SandboxClock } from "./clock.ts";
import { IdGenerator } from "./ids.ts";
import { Random } from "./random.ts";

/** All that a sandbox takes from outside, so that a test can decide it: time, ids and chance. */
export interface Environment {
  readonly clock: SandboxClock;
  readonly ids: IdGenerator;
  readonly random: Random;
}

/** The parts of an environment that are decided. */
export interface EnvironmentOptions {
  /** The moment at which time stands still, in milliseconds since 1970. Left out: the real time. */
  readonly now?: number | undefined;
  /** Makes ids and chance the same each time. Left out: random ones. */
  readonly idSeed?: string | undefined;
}

/** Makes a sandbox's environment. */
export function createEnvironment({ now, idSeed }: EnvironmentOptions): Environment {
  return { clock: new SandboxClock(now), ids: new IdGenerator(idSeed), random: new Random(idSeed) };
}
