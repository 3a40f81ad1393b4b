// Every answer that the document has as an example is broken in every place that the document says something of.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentValidator } from "../../src/validate/document.ts";
import { answers, type Documented, type Json } from "./documented.ts";
import { kindOf, places, put, written, type Place } from "./places.ts";

type Site = Documented & Place;
const sites: Site[] = answers.flatMap((answer) =>
  [...places(answer.schema, answer.body)].map((place) => ({ ...answer, ...place })),
);
const typed = sites.filter(({ kinds }) => kinds.length > 0);
const open = sites.filter(({ isOpen }) => isOpen);
const find = ({ operationId, status }: Documented, body: unknown): string | undefined =>
  documentValidator.findResponseProblem(operationId, status, body);

/** Any text that JSON can hold, half surrogate pairs and `__proto__` included. */
const text = fc.oneof(
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
  fc.constantFrom("__proto__", "constructor", "toString", "a/b", "~", "%", "%2F", "length", "0"),
);
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.oneof(text, fc.double({ noNaN: true }), fc.boolean(), fc.constant(null), fc.integer()),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(text, tie("value"), { maxKeys: 3 }),
  ),
})).value;

describe("an answer", () => {
  it("without a required field breaks the document, which is told by the field's name", () => {
    const required = sites.filter(({ isRequired }) => isRequired);
    expect(required.length).toBeGreaterThan(1000);
    for (const site of required) {
      expect(find(site, put(site.body, site.path))).toBe(
        `breaks the document: ${written(site.path)} is missing.`,
      );
    }
  });

  it("with a value of another type breaks the document, which is told by the field's name", () => {
    expect(typed.length).toBeGreaterThan(1000);
    fc.assert(
      fc.property(fc.constantFrom(...typed), anything, (site, value) => {
        fc.pre(!kindOf(value).some((kind) => site.kinds.includes(kind)));
        const problem = find(site, put(site.body, site.path, value));
        expect(problem).toMatch(`breaks the document: ${written(site.path)} must be `);
      }),
      { numRuns: 3000 },
    );
  });

  it("with fields that the document doesn't have passes", () => {
    const objects = sites.filter(({ kinds }) => kinds.join() === "object");
    fc.assert(
      fc.property(fc.constantFrom(...objects), text, anything, (site, name, value) => {
        const path = [...site.path, `x_${name}`];
        expect(find(site, put(site.body, path, value))).toBeUndefined();
        expect(find(site, put(site.body, [`x_${name}`], value))).toBeUndefined();
      }),
    );
  });

  it("with a value that an open list doesn't name passes", () => {
    const names = open.map(({ path }) => path.at(-1));
    const some = ["authenticator_type", "client_type", "crypto_wallet_type", "error_type", "status"];
    expect(names).toEqual(expect.arrayContaining(some));
    fc.assert(
      fc.property(fc.constantFrom(...open), fc.string(), (site, value) => {
        expect(find(site, put(site.body, site.path, value))).toBeUndefined();
      }),
    );
  });

  it("whatever it has in it, is judged without a throw and shown nowhere", () => {
    const marker = "marker-3f9a";
    const marked = text.map((some) => `${marker}${some}${marker.repeat(500)}`);
    const hostile = fc.oneof(marked, fc.dictionary(marked, anything), fc.array(marked), anything);
    fc.assert(
      fc.property(
        fc.constantFrom(...sites),
        fc.constantFrom(...typed),
        hostile,
        marked,
        (site, other, value, name) => {
          const broken = put(put(site.body, site.path, value), [name], value) as Json;
          const both = put(
            { ...broken, trusted_metadata: { [name]: value }, user: other.body },
            ["is_locked"],
            name,
          );
          for (const body of [broken, both, value]) {
            const problem = find(site, body) ?? "";
            expect(problem).not.toContain(marker);
            expect(problem.length).toBeLessThan(300);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
