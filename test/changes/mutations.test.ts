// The ratings of changes where a value has several forms, and the compiler's word on them: major is what a small program
// tells that no longer compiles, for types that the generator makes.
import { describe, expect, it } from "vitest";
import type { Change } from "../../scripts/changes/change.ts";
import { compareDocuments } from "../../scripts/changes/compare-documents.ts";
import { rate } from "../../scripts/changes/group.ts";
import type { OpenAPIDocument, Schema } from "../../src/generate/openapi.ts";
import { findBroken } from "./compiler.ts";
import { documentOf } from "./documents.ts";
import { mutations, waysOf, type Mutation, type Way } from "./mutations.ts";

/** The changes of a mutation, in one of its ways. */
function changesOf({ before, after, schemas = {}, isQuery }: Mutation, way: Way): Change[] {
  const document = (schema: Schema): OpenAPIDocument => {
    const parameters = [{ name: "q", in: "query" as const, required: true, schema }];
    if (isQuery) return documentOf({ operation: { parameters } });
    return documentOf(way.startsWith("sent") ? { body: schema, schemas } : { answer: schema, schemas });
  };
  const [was, is] = way.endsWith("Back") ? [after, before] : [before, after];
  return compareDocuments(document(was), document(is));
}

describe("a change where a value has several forms", () => {
  it.each(mutations)("is rated by whether it is sent or read: $what", (mutation) => {
    const changes = waysOf(mutation).map((way) => changesOf(mutation, way));
    const told = JSON.stringify(changes.map((each) => each.map(({ rating, text }) => [rating, text])));
    expect(changes.map(rate), told).toEqual(mutation.ratings);
  });

  it("is major exactly where a program no longer compiles, but for what is listed with a reason", () => {
    const broken = findBroken(mutations);
    const odd = mutations.flatMap((mutation, index) =>
      waysOf(mutation).flatMap((way, at) => {
        const [isMajor, isBroken] = [mutation.ratings[at] === "major", broken[index]!.has(way)];
        return isMajor === isBroken ? [] : [`${mutation.what}, ${way}`];
      }),
    );
    const known = mutations.flatMap((mutation) =>
      Object.keys(mutation.but ?? {}).map((way) => `${mutation.what}, ${way}`),
    );
    expect(odd).toEqual(known);
  });
});
