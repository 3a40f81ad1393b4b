import { flatName } from "../routes/flat-name.ts";
import { capitalize } from "./accessor.ts";
import type { Findings } from "./findings.ts";
import type { Route } from "./route.ts";

/** Members that a client has beside the namespaces of the document. */
const CLIENT_MEMBERS = new Set(["raw", "call", "close"]);

/** Refuses names that two things would have: methods, namespaces, flat functions and generated types. */
export function refuseDoubleNames(routes: readonly Route[], findings: Findings): void {
  const members = listMembers(routes);
  const named = firstBy(routes, ({ accessor }) => accessor.join("."));
  const flatNamed = firstBy(routes, ({ id }) => flatName(id));
  for (const route of routes) {
    const { id, accessor } = route;
    const name = accessor.join(".");
    const refuse = (message: string): void => findings.add(id, "/x-method", message);
    if (CLIENT_MEMBERS.has(accessor[0]!))
      refuse(
        `it would be ${name}, but the client has a member ${accessor[0]!} already; give it an x-method.`,
      );
    const twin = named.get(name)!;
    if (twin !== route) {
      refuse(`${id} and ${twin.id} both become ${name}; give one of them an x-method.`);
    }
    const inner = members.namespaces.get(name);
    if (inner)
      refuse(
        `${name} would be a method and hold ${inner} as well; give one of the two operations an x-method.`,
      );
    const all = `${name}All`;
    const taken = members.methods.get(all) ?? members.namespaces.get(all);
    if (route.pages && taken)
      refuse(`${all}, which walks its pages, is ${taken} already; give one of the two an x-method.`);
    const flat = flatNamed.get(flatName(id))!;
    if (flat !== route)
      findings.add(id, "/operationId", `it and ${flat.id} both become ${flatName(id)}; rename one of them.`);
  }
  refuseDoubleTypes(routes, findings);
}

/** The first operation of each name. */
function firstBy(routes: readonly Route[], nameOf: (route: Route) => string): Map<string, Route> {
  return new Map(routes.map((route) => [nameOf(route), route] as const).reverse());
}

/** Every method and namespace of the client by its dotted name, with the operation or method that makes it one. */
function listMembers(routes: readonly Route[]): Record<"methods" | "namespaces", Map<string, string>> {
  const methods = new Map<string, string>();
  const namespaces = new Map<string, string>();
  for (const { id, accessor } of routes) {
    methods.set(accessor.join("."), id);
    for (let depth = 1; depth < accessor.length; depth++) {
      namespaces.set(accessor.slice(0, depth).join("."), accessor.join("."));
    }
  }
  return { methods, namespaces };
}

/** `magicLinks.email` and `magicLinksEmail` would both be the interface MagicLinksEmailMethods. */
function refuseDoubleTypes(routes: readonly Route[], findings: Findings): void {
  const seen = new Map<string, string>();
  for (const { id, accessor } of routes) {
    for (let depth = 1; depth < accessor.length; depth++) {
      const parts = accessor.slice(0, depth);
      const other = seen.get(typeName(parts));
      if (other !== undefined && other !== parts.join(".")) {
        findings.add(
          id,
          "/x-method",
          `${parts.join(".")} and ${other} would both have the type ${typeName(parts)}; give it an x-method.`,
        );
      }
      seen.set(typeName(parts), parts.join("."));
    }
  }
}

/** The name of a namespace's interface: `MagicLinksEmailMethods`. */
export function typeName(namespace: readonly string[]): string {
  return `${namespace.map(capitalize).join("")}Methods`;
}
