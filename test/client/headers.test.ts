import fc from "fast-check";
import { expect, it } from "vitest";
import { mergeHeaders } from "../../src/transport/headers.ts";

const name = fc.oneof(
  // Few, so that they meet.
  fc.constantFrom("a", "A", "b", "__proto__", "constructor"),
  fc.stringMatching(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,3}$/),
);
const value = fc.stringMatching(/^[!-~]([ -~]*[!-~])?$/);
const headers = fc.array(fc.tuple(name, value), { maxLength: 6 }).map((pairs) => Object.fromEntries(pairs));

it("merged headers are what Headers are, set one after another", () => {
  const property = fc.property(fc.array(headers, { maxLength: 4 }), (all) => {
    const expected = new Headers();
    for (const one of all) for (const [name, value] of Object.entries(one)) expected.set(name, value);
    expect(Object.fromEntries(mergeHeaders(undefined, ...all))).toEqual(Object.fromEntries(expected));
  });
  fc.assert(property, { numRuns: 1_000 });
});
