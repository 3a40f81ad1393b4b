import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseYaml } from "@redocly/openapi-core";
import { routes, type OperationId } from "../../generated/routes.ts";

/** A choice of the sandbox, where the provider's documentation and recorded answers leave a thing open. */
export interface KnownDifference {
  readonly topic: string;
  /** The operations in which it shows; all, if there are none. */
  readonly operations: readonly OperationId[];
  readonly choice: string;
  readonly reason: string;
  /** Whether something speaks for the choice, or nothing. */
  readonly evidence: "inference" | "unknown";
}

/** One file of `docs/sandbox/`: for each resource one, and one for the server. */
export interface Page {
  /** Parts of the API that an operation's imitation leaves out. Where nothing is said, nothing is known. */
  readonly limitations: { readonly [Id in OperationId]?: readonly string[] };
  readonly known_differences: readonly KnownDifference[];
}

/** Reads the files of a folder, as one page: the server's first, then by name. */
export async function readPages(folder: string): Promise<Page> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).sort();
  names.sort((a, b) => Number(b === "server.yaml") - Number(a === "server.yaml"));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  const pages = texts.map((text) => parseYaml(text) as Page);
  return {
    limitations: Object.assign({}, ...pages.map(({ limitations }) => limitations)) as Page["limitations"],
    known_differences: pages.flatMap((page) => page.known_differences),
  };
}

/** Finds mistakes that a reader of the pages would meet, in sentences. */
export function findMistakes({ limitations, known_differences }: Page): string[] {
  const topics = known_differences.map(({ topic }) => topic);
  const repeated = topics.filter((topic, i) => topics.indexOf(topic) !== i);
  return [
    ...repeated.map((topic) => `Two known differences have the topic "${topic}". Name one otherwise.`),
    ...known_differences.flatMap(checkDifference),
    ...Object.entries(limitations).flatMap(([id, sentences]) => [
      ...checkOperations("limitations", [id]),
      ...sentences.flatMap((sentence) => checkSentence(id, sentence)),
    ]),
  ];
}

function checkDifference({ topic, operations, choice, reason, evidence }: KnownDifference): string[] {
  return [
    ...(/^\S.*[^.\s]$/.test(topic) ? [] : [`"${topic}" is no topic: a few words without a full stop.`]),
    ...checkSentence(topic, choice),
    ...checkSentence(topic, reason),
    ...checkOperations(topic, operations),
    ...(["inference", "unknown"].includes(evidence)
      ? []
      : [`"${topic}" has the evidence ${evidence}. It can be inference or unknown.`]),
  ];
}

function checkOperations(at: string, operations: readonly string[]): string[] {
  const unknown = operations.filter((id) => !Object.hasOwn(routes, id));
  const isRepeated = new Set(operations).size < operations.length;
  return [
    ...unknown.map((id) => `"${at}" names ${id}, which is no operation of the document.`),
    ...(isRepeated ? [`"${at}" names an operation twice.`] : []),
  ];
}

function checkSentence(at: string, sentence: string): string[] {
  return /\S\.$/.test(sentence) ? [] : [`"${at}" has "${sentence}", which doesn't end as a sentence.`];
}
