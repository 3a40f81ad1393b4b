import fc from "fast-check";
import { createQuerySerializer } from "openapi-fetch";
import { expect, it } from "vitest";
import { serializeForm, serializeQuery } from "../../src/client/serialize.ts";
import { StytchConfigError } from "../../src/index.ts";

// Others are refused.
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const value = fc.oneof(fc.string({ unit: "grapheme" }), fc.integer(), finite, fc.boolean());
const name = fc.stringMatching(/^[a-z_0-9]{1,8}$/);

it("a query is written as openapi-fetch writes it", () => {
  const theirs = createQuerySerializer();
  const some = fc.oneof(
    value,
    fc.constantFrom(null, undefined),
    fc.array(value),
    fc.dictionary(name, value, { minKeys: 1 }),
  );
  const property = fc.property(fc.dictionary(name, some), (query) => {
    expect(serializeQuery(query)).toBe(theirs(query));
  });
  fc.assert(property, { numRuns: 1_000 });
});

it("a query's names are encoded like its values", () => {
  expect(serializeQuery({ "a&b": "c=d" })).toBe("a%26b=c%3Dd");
  expect(() => serializeQuery({ a: [["b"]] })).toThrow(StytchConfigError);
  expect(() => serializeQuery({ a: "\ud800" })).toThrow(StytchConfigError);
});

it("a form is read back as it was written", () => {
  const property = fc.property(fc.dictionary(fc.string({ unit: "grapheme" }), value), (body) => {
    const read = [...new URLSearchParams(serializeForm(body))];
    expect(read).toEqual(Object.entries(body).map(([key, field]) => [key, String(field)]));
  });
  fc.assert(property, { numRuns: 500 });
});
