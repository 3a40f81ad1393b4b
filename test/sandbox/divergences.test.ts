import { expect, it } from "vitest";
import { routes } from "../../generated/routes.ts";
import { divergences } from "../../src/sandbox/divergences.ts";

it("every divergence has a topic of its own, sentences, and operations of the document", () => {
  expect(divergences.length).toBeGreaterThan(40);
  expect(new Set(divergences.map(({ topic }) => topic)).size).toBe(divergences.length);
  for (const { topic, operations, choice, reason, evidence } of divergences) {
    expect(topic).toMatch(/^\S.*[^.\s]$/);
    for (const sentence of [choice, reason]) expect(sentence).toMatch(/\.$/);
    expect(operations.filter((id) => !(id in routes))).toEqual([]);
    expect(new Set(operations).size).toBe(operations.length);
    expect(["inference", "unknown"]).toContain(evidence);
  }
});
