import { StytchConfigError } from "../errors/config.ts";
import type { Redactor } from "../transport/redact.ts";

/**
 * Makes the function that loads a part of the client when it is first used. One that can't be loaded is asked for again by
 * the next use. The promise isn't kept: in Workers no request may wait for another's.
 *
 * @param load imports the function that makes the part
 * @param problem says what can't be loaded, and what to do
 */
export function loadOnce<Part>(
  redactor: Redactor,
  problem: string,
  load: () => Promise<() => Part>,
): () => Promise<Part> {
  let part: Part | undefined;
  return async () => {
    if (part !== undefined) return part;
    const make = await load().catch((cause: unknown) => {
      throw new StytchConfigError(problem, { cause: redactor.cause(cause) });
    });
    return (part ??= make());
  };
}
