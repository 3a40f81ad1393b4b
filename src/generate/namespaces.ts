import type { Findings } from "./findings.ts";
import type { OpenAPIDocument } from "./openapi.ts";
import type { Route } from "./route.ts";

/**
 * The documentation of a namespace of the client: its tag's, or, where it is within another one, what the root's
 * `x-namespaces` says. A tag speaks of all its methods, which `otps.sms` and `otps.email` can't both have.
 */
export function describeNamespace(
  document: OpenAPIDocument,
  path: readonly string[],
  { operation }: Route,
): string {
  if (path.length > 1) return document["x-namespaces"]?.[path.join(".")] ?? "";
  return document.tags.find(({ name }) => name === operation.tags[0])?.description ?? "";
}

/** Finds namespaces within others that have no documentation, and documentation of namespaces that there are not. */
export function refuseNamespaces(
  document: OpenAPIDocument,
  routes: readonly Route[],
  findings: Findings,
): void {
  const told = new Set(Object.keys(document["x-namespaces"] ?? {}));
  const unused = new Set(told);
  for (const { id, accessor } of routes) {
    for (let depth = 2; depth < accessor.length; depth++) {
      const name = accessor.slice(0, depth).join(".");
      unused.delete(name);
      if (told.has(name)) continue;
      told.add(name);
      findings.add(
        id,
        "/x-method",
        `nothing says what ${name} is. Add a sentence under x-namespaces in openapi/openapi.yaml, which editors show.`,
      );
    }
  }
  for (const name of unused) {
    findings.add(
      undefined,
      `/x-namespaces/${name}`,
      `No method is in ${name}. Correct the name, or remove it.`,
    );
  }
}
