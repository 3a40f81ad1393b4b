import type { OpenAPIDocument, PathItem } from "../../src/generate/openapi.ts";
import { parametersOf, type Placed } from "./operations.ts";

/** Keywords of words and examples, which change without anything for programs. */
const WORDS = new Set(["description", "summary", "title", "example", "examples", "externalDocs"]);
/** Keywords with names below them, which may be those of words: a field may be called `title`. */
const NAMED = new Set([
  ...["properties", "patternProperties", "$defs", "responses", "content", "headers", "variables"],
  ...["callbacks", "encoding", "links"],
]);

/**
 * An operation, the credentials that it asks for and everything that it refers to as a text that is equal where nothing but
 * words differs. What the text is made of is the lock's form: a change of it goes with another `FORMAT` there.
 */
export function structureOf(document: OpenAPIDocument, { key, item, operation }: Placed): string {
  const { servers = document.servers } = item;
  const parameters = [...parametersOf(document, { item, operation })].sort(byKey);
  const security = securityOf(document, operation.security ?? document.security ?? []);
  return textOf(document, key, { servers, ...operation, parameters, security });
}

/** A request that the provider sends, in the same way. */
export function structureOfWebhook(document: OpenAPIDocument, key: string, item: PathItem): string {
  return textOf(document, key, item);
}

interface Flow {
  readonly scopes?: object;
}

/** Schemes by what they are: a document's names for them are its own. */
function securityOf(
  document: OpenAPIDocument,
  requirements: NonNullable<OpenAPIDocument["security"]>,
): object {
  const { securitySchemes = {} } = document.components;
  return requirements.map((requirement) =>
    Object.entries(requirement).map(([name, scopes]) => {
      const { flows, ...scheme } = securitySchemes[name] ?? { type: name };
      // Scopes are names with words beside them.
      const own = Object.entries(flows ?? {}).map(
        ([flow, { scopes: names = {}, ...rest }]: [string, Flow]) => [
          ...[flow, rest, Object.keys(names).sort()],
        ],
      );
      return [scheme, own, scopes];
    }),
  );
}

function textOf(document: OpenAPIDocument, key: string, node: object): string {
  const refs = new Set<string>();
  const own = bare(node, refs);
  // Those found while walking are walked, too.
  const targets: [string, unknown][] = [];
  for (const $ref of refs) targets.push([$ref, bare(targetAt(document, $ref), refs)]);
  return JSON.stringify([key, own, targets.sort(byKey)]);
}

/** A copy without words, its keys in order, that notes what it refers to. */
function bare(node: unknown, refs: Set<string>, named = false): unknown {
  if (Array.isArray(node)) return node.map((each) => bare(each, refs));
  if (typeof node !== "object" || node === null) return node;
  const { $ref } = node as { $ref?: unknown };
  if (typeof $ref === "string") refs.add($ref);
  return Object.entries(node)
    .filter(([key]) => named || !(WORDS.has(key) || key.startsWith("x-")))
    .sort(byKey)
    .map(([key, value]) => [key, bare(value, refs, !named && NAMED.has(key))]);
}

/** The place in the document that a reference leads to; nothing where it leads elsewhere. */
function targetAt(document: OpenAPIDocument, $ref: string): unknown {
  let target: unknown = document;
  for (const part of $ref.split("/").slice(1)) {
    const key = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
    const isThere = typeof target === "object" && target !== null && Object.hasOwn(target, key);
    target = isThere ? (target as Record<string, unknown>)[key] : undefined;
  }
  return target;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
