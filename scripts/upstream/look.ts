import { DocumentError, type OpenAPIDocument } from "../../src/generate/openapi.ts";
import { compareWithUpstream } from "./compare.ts";
import { applyCorrections, isWide, type Correction } from "./corrections.ts";
import { hashOperations, type Copy, type Lock } from "./lock.ts";
import { compareWithLock, findNew, findShrunk } from "./news.ts";
import { listOperations, listWebhooks } from "./operations.ts";
import { plain } from "./plain.ts";
import type { Upstream } from "./report.ts";
import { structureOf, structureOfWebhook } from "./structure.ts";

function compareAll(
  source: string,
  { document, content }: { document: OpenAPIDocument; content: string },
  ours: OpenAPIDocument,
  lock: Lock | undefined,
  corrections: readonly Correction[] = [],
): { upstream: Upstream; copy: Copy } {
  const their = listOperations(document);
  const our = listOperations(ours);
  const hooks = [listWebhooks(document), listWebhooks(ours)] as const;
  const structures = [
    ...[...their.values()].map((each) => [each.operation.operationId, structureOf(document, each)] as const),
    ...[...hooks[0]].map(([key, item]) => [key, structureOfWebhook(document, key, item)] as const),
  ];
  const { expired, ...found } = applyCorrections(compareWithUpstream(document, ours), corrections);
  const copy: Copy = { content, operations: hashOperations(structures), ...found };
  // A webhook has no other id than its key.
  const idsAt = (key: string): string[] => [
    ...[their, our].flatMap((list) => list.get(key)?.operation.operationId ?? []),
    ...hooks.flatMap((list) => (list.has(key) ? key : [])),
  ];
  const news = lock ? findNew(lock, copy, idsAt) : new Set(found.differences);
  const own = new Set([
    ...[...our.values()].map(({ operation }) => operation.operationId),
    ...hooks[1].keys(),
  ]);
  const upstream: Upstream = {
    source,
    differences: found.differences,
    corrected: found.covered.length,
    expired,
    since: lock && compareWithLock(lock, copy, (id) => own.has(id)),
    fresh: new Set(found.differences.filter((each) => news.has(each))),
    hidden: found.covered.filter(({ difference, by }) => news.has(difference) && isWide(by)),
    shrunk: lock ? findShrunk(lock, copy) : [],
  };
  return { upstream, copy };
}

/**
 * Compares a copy with our document, as corrected, and with the copy that the lock is of.
 *
 * @throws {Error} where the copy's schemas make no sense, as those that are a part of themselves
 */
export function look(...parts: Parameters<typeof compareAll>): ReturnType<typeof compareAll> {
  try {
    return compareAll(...parts);
  } catch (error) {
    throw tellBroken(error, parts[0]);
  }
}

/** An error that says of which copy it is, where nothing but the copy can be the cause. */
export function tellBroken(error: unknown, source: string): unknown {
  const isItsOwn = [TypeError, RangeError, URIError, DocumentError].some((kind) => error instanceof kind);
  if (!isItsOwn) return error;
  const why = error instanceof DocumentError ? error.findings.join(" ") : (error as Error).message;
  const message = `${source} is OpenAPI that can't be followed (${plain(why)}). Validate it, or take another copy.`;
  return new Error(message, { cause: error });
}
