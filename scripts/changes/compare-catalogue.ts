import type { OpenAPIDocument } from "../../src/generate/openapi.ts";
import type { Change } from "./change.ts";
import { COMPILES } from "./compare-shapes.ts";
import type { Pair } from "./pair.ts";

/** Lists what is another in the catalogue of error types. */
export function compareCatalogues({ before, after }: Pair): Change[] {
  // Documents of others have none.
  const [old = {}, now = {}] = [before, after].map(
    (document: Partial<OpenAPIDocument>) => document["x-error-types"],
  );
  const method = "isStytchError";
  const changes: Change[] = [];
  for (const type of Object.keys(now)) {
    if (Object.hasOwn(old, type)) continue;
    changes.push({ rating: "minor", method, text: `It knows ${type}.`, consequence: `${COMPILES}.` });
  }
  for (const [type, { status, rate_limit: isLimit = false }] of Object.entries(old)) {
    const is = now[type];
    if (!is) {
      const consequence = "Code that asks for it no longer compiles.";
      changes.push({ rating: "major", method, text: `It no longer knows ${type}.`, consequence });
      continue;
    }
    if (is.status !== status) {
      const text = `${type} comes with ${is.status}, not ${status}.`;
      const consequence = "Code that compares its status may not compile.";
      changes.push({ rating: "major", method, text, consequence });
    }
    if ((is.rate_limit ?? false) === isLimit) continue;
    changes.push(
      isLimit
        ? {
            rating: "minor",
            method,
            text: `${type} is no rate limit.`,
            consequence: `${COMPILES}; a call that it refuses isn't made again, and fails.`,
          }
        : {
            rating: "patch",
            method,
            text: `${type} is a rate limit.`,
            consequence: `${COMPILES}; the client makes a call that it refuses again, after a pause.`,
          },
    );
  }
  return changes;
}
