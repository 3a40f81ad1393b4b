import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Fields } from "../../src/client/openapi-fetch/headers.ts";

type Step = { name: string; value: string; does: "set" | "append" | "delete" };

const name = fc.stringMatching(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,3}$/);
const step: fc.Arbitrary<Step> = fc.record({
  // Few, so that they meet.
  name: fc.oneof(fc.constantFrom("a", "A", "b", "__proto__", "constructor"), name),
  value: fc.stringMatching(/^[!-~]([ -~]*[!-~])?$/),
  does: fc.constantFrom("set", "append", "delete"),
});

describe("Fields", () => {
  it("are what Headers are, whatever is done to them", () => {
    const property = fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const [ours, theirs] = [new Fields(), new Headers()];
      for (const { name, value, does } of steps) {
        ours[does](name, value);
        theirs[does](name, value);
      }
      expect(Object.fromEntries([...ours].toSorted())).toEqual(Object.fromEntries(theirs));
      for (const { name } of steps) {
        expect([ours.has(name), ours.get(name)]).toEqual([theirs.has(name), theirs.get(name)]);
      }
    });
    fc.assert(property, { numRuns: 1_000 });
  });

  it("take a runtime's own Headers for some of theirs, and no plain object", () => {
    expect(new Headers()).toBeInstanceOf(Fields);
    expect({ a: "1" }).not.toBeInstanceOf(Fields);
  });
});
