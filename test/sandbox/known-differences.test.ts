import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { routes } from "../../generated/routes.ts";
import { findMistakes, readPages } from "../../scripts/sandbox-docs/pages.ts";

const { limitations, known_differences } = await readPages(
  fileURLToPath(new URL("../../docs/sandbox", import.meta.url)),
);

it("every known difference has a topic of its own, sentences, and operations of the document", () => {
  expect(known_differences.length).toBeGreaterThan(40);
  expect(new Set(known_differences.map(({ topic }) => topic)).size).toBe(known_differences.length);
  for (const { topic, operations, choice, reason, evidence } of known_differences) {
    expect(topic).toMatch(/^\S.*[^.\s]$/);
    for (const sentence of [choice, reason]) expect(sentence).toMatch(/\.$/);
    expect(operations.filter((id) => !(id in routes))).toEqual([]);
    expect(new Set(operations).size).toBe(operations.length);
    expect(["inference", "unknown"]).toContain(evidence);
  }
  expect(Object.keys(limitations).filter((id) => !(id in routes))).toEqual([]);
  expect(findMistakes({ limitations, known_differences })).toEqual([]);
});

it("a mistake in one is found", () => {
  const good = known_differences[0]!;
  const mistakes = (page: object) =>
    findMistakes({ limitations: {}, known_differences: [], ...page }).join(" ");
  expect(mistakes({ known_differences: [good, good] })).toContain(`have the topic "${good.topic}"`);
  expect(mistakes({ known_differences: [{ ...good, topic: "Ends." }] })).toContain("is no topic");
  expect(mistakes({ known_differences: [{ ...good, choice: "no end" }] })).toContain("doesn't end");
  expect(mistakes({ known_differences: [{ ...good, evidence: "rumour" }] })).toContain("evidence rumour");
  expect(mistakes({ known_differences: [{ ...good, operations: ["x"] }] })).toContain("names x");
  expect(mistakes({ limitations: { x: ["A sentence."] } })).toContain("names x");
});
