import { isObject } from "../../json.ts";
import type { Server } from "../openapi.ts";
import type { GivenOperation } from "./given.ts";

const SAFETIES: readonly unknown[] = ["read", "idempotent", "unsafe"];
/** An object has a member of such a name without anyone's doing: `constructor`. */
const isInherited = (name: string): boolean => name in {};

/**
 * Finds where this package's own words, `x-…`, say what they can't. The linter leaves them alone, and a safety that is none
 * would be taken for one that allows to try again.
 */
export function* wordProblems(operation: GivenOperation): Generator<[pointer: string, message: string]> {
  const words: Readonly<Record<string, unknown>> = { ...operation };
  const { "x-method": method, "x-retry-safety": safety, "x-pagination": pages } = words;
  if (!isAbsent(method) && (typeof method !== "string" || method === "")) {
    yield ["/x-method", "x-method must be names with dots between them, such as `reports.list`."];
  }
  if (!isAbsent(safety) && !SAFETIES.includes(safety)) {
    yield [
      "/x-retry-safety",
      `x-retry-safety must be read, idempotent or unsafe, not ${JSON.stringify(safety)}.`,
    ];
  }
  if (!isAbsent(pages) && !isPagination(pages)) {
    yield [
      "/x-pagination",
      "x-pagination must be `{ items, cursor }`, or `{ items, cursor, total }`, each the name of a field of the answer.",
    ];
  }
  for (const [index, server] of (operation.servers ?? []).entries()) {
    const problem = serverProblem(server);
    if (problem !== undefined) yield [`/servers/${index}/x-server`, problem];
  }
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function isPagination(pages: unknown): boolean {
  if (!isObject(pages)) return false;
  const { items, cursor, total = "" } = pages;
  return (
    [items, cursor].every((name) => typeof name === "string" && name !== "") && typeof total === "string"
  );
}

/** Of a server with a name: what has none is found with the others. */
function serverProblem({ "x-server": name }: Server): string | undefined {
  if (isAbsent(name) || name === "") return undefined;
  if (typeof name === "string" && /^[A-Za-z]\w*$/.test(name) && !isInherited(name)) return undefined;
  return `x-server must be letters, digits and _, such as \`reports\`, which makes the option reportsBaseUrl; ${JSON.stringify(name)} is no such name.`;
}
