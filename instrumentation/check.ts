import { authorization, type Arrived } from "./server.ts";

/** The calls of program/calls.cjs, in their order. */
const METHODS = ["POST", "GET", "PUT", "POST", "POST", "GET", "DELETE"];

/**
 * Lists what is wrong with the requests that arrived.
 *
 * @param added a header that each must have from a tool
 */
export function findProblems(arrived: readonly Arrived[], added: string | undefined): string[] {
  const methods = arrived.map(({ method }) => method).join(" ");
  const problems = methods === METHODS.join(" ") ? [] : [`the requests were ${methods || "none"}`];
  return [...new Set([...problems, ...arrived.flatMap((request) => checkHeaders(request, added))])];
}

function checkHeaders({ method, headers }: Arrived, added: string | undefined): string[] {
  const problems: string[] = [];
  if (headers.get("authorization") !== authorization) problems.push(`${method} without its Authorization`);
  const type = headers.get("content-type");
  const expected = method === "POST" || method === "PUT" ? "application/json" : null;
  if (type !== expected) problems.push(`${method} with the Content-Type ${type}`);
  if (!headers.get("user-agent")?.startsWith("stytch-fetch/"))
    problems.push(`${method} without its User-Agent`);
  if (added !== undefined && !headers.has(added)) problems.push(`${method} without the tool's ${added}`);
  const odd = [...headers.keys()].filter((name) => /^\d+$/.test(name));
  if (odd.length > 0) problems.push(`${method} with headers named ${odd.join(", ")}`);
  return problems;
}
