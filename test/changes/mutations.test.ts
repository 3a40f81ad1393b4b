// The ratings of changes where a value has several forms, and the compiler's word on them: major is what a small program
// tells that no longer compiles, for types that the generator makes.
import { describe, expect, it } from "vitest";
import { rate } from "../../scripts/changes/group.ts";
import { findBroken } from "./compiler.ts";
import { changesOf } from "./mutation-changes.ts";
import { mutations, waysOf } from "./mutations.ts";

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
