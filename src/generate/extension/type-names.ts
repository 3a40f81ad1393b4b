import { escapeKey, type Findings } from "../findings.ts";
import { typeName } from "../names.ts";
import type { Route } from "../route.ts";

/** The names that the emitted file has beside those of the document. */
const TAKEN = new Set([
  ...[
    "api",
    "createStytch",
    "createOperations",
    "createStytchFromEnv",
    "Stytch",
    "StytchOptions",
    "NodeStytch",
  ],
  ...["CallOptions", "APIPromise", "Pages", "PageOptions", "ExtraMethods", "Operations", "OperationTypes"],
  ...["ExtensionRoute", "extendApi", "paths", "operations", "components", "webhooks", "Paths", "OpenFields"],
  ...[
    "Record",
    "Omit",
    "Pick",
    "Readonly",
    "Exclude",
    "Parameters",
    "WithRequired",
    "RawClient",
    "MethodNames",
  ],
  ...["Client", "TypedFields", "NodeOptions", "PackageStytch", "PackageStytchOptions"],
  ...["PackageOperations", "PackageOperationTypes", "PackagePaths"],
]);

/** Words that TypeScript lets be no type's name, or reads as something else where one is expected. */
const RESERVED = new Set(
  (
    "any asserts async await bigint boolean break case catch class const continue debugger default delete do else enum " +
    "export extends false finally for function if implements import in infer instanceof interface intrinsic is keyof let " +
    "never new null number object package private protected public readonly return static string super switch symbol " +
    "this throw true try typeof undefined unique unknown var void while with yield"
  ).split(" "),
);

/** The types that are named by an operation: its params' and its namespaces'. */
function ownNames({ id, accessor }: Route): string[] {
  const namespaces = accessor.slice(1).map((_, index) => typeName(accessor.slice(0, index + 1)));
  return [`${id}Params`, `${id}AllParams`, ...namespaces];
}

/** Two interfaces of one name would become one without a word. */
function refuseOwnNames(routes: readonly Route[], findings: Findings): void {
  const walks = new Map<string, string>(
    routes.flatMap(({ id, pages }) => (pages ? [[`${id}AllParams`, id] as const] : [])),
  );
  for (const route of routes) {
    const name = ownNames(route).find((own) => TAKEN.has(own));
    if (name !== undefined) {
      findings.add(
        route.id,
        "/x-method",
        `its namespace has the type ${name}, which the code has already. Rename it.`,
      );
    }
    const walk = walks.get(`${route.id}Params`);
    if (walk !== undefined) {
      const message = `${route.id}Params are the params of all pages of ${walk}, too. Rename one of the two.`;
      findings.add(route.id, "/operationId", message);
    }
  }
}

/** Finds names of types that are none, or that two things would have. */
export function refuseNames(routes: readonly Route[], schemas: readonly string[], findings: Findings): void {
  const types = new Set(TAKEN);
  refuseOwnNames(routes, findings);
  for (const route of routes) for (const name of ownNames(route)) types.add(name);
  for (const name of schemas) {
    const pointer = `/components/schemas/${escapeKey(name)}`;
    if (RESERVED.has(name)) {
      findings.add(
        undefined,
        pointer,
        `The schema ${name} can't be a type's name: TypeScript has the word. Rename it.`,
      );
    } else if (!/^[A-Za-z]\w*$/.test(name)) {
      findings.add(
        undefined,
        pointer,
        `The schema ${name} can't be a type's name. Use letters, digits and _ alone.`,
      );
    } else if (types.has(name)) {
      findings.add(undefined, pointer, `The schema ${name} has the name of another type. Rename it.`);
    }
  }
}
