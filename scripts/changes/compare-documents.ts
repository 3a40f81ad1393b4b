import type { OpenAPIDocument } from "../../src/generate/openapi.ts";
import type { Change } from "./change.ts";
import { compareCatalogues } from "./compare-catalogue.ts";
import { compareDeprecatedFields, compareDeprecatedParameters } from "./compare-deprecated.ts";
import { compareForbidden } from "./compare-forbidden.ts";
import { compareOperations } from "./compare-operations.ts";
import { compareOtherSchemas } from "./compare-other-schemas.ts";
import { compareSchemaNames } from "./compare-schema-names.ts";
import { compareServerFields } from "./compare-server-fields.ts";
import { compareServerNames } from "./compare-servers.ts";
import { compareUses } from "./compare-uses.ts";
import { viewOperations, type OperationView } from "./operation-view.ts";
import { pairOf } from "./pair.ts";
import { pairOperations } from "./pair-operations.ts";

/** Lists what a change of the document does to users, method by method. Words and examples are no part of it. */
export function compareDocuments(before: OpenAPIDocument, after: OpenAPIDocument): Change[] {
  const pair = pairOf(before, after);
  const [old, now] = [viewOperations(before), viewOperations(after)];
  const { both, added, removed } = pairOperations(old, now);
  const compareTogether = compareForbidden(pair);
  const changed = both.flatMap(([was, is]) =>
    [
      ...compareOperations(pair, was, is),
      ...compareTogether(was, is),
      ...compareDeprecatedParameters(was, is),
    ].map((difference) => ({ method: is.method, ...difference })),
  );
  return [
    ...added.map(tellAdded),
    ...changed,
    ...removed.map(tellRemoved),
    ...compareCatalogues(pair),
    ...compareServerNames(pair),
    ...compareServerFields(pair),
    ...compareOtherSchemas(pair, old, now),
    ...compareUses(pair, old, now),
    ...compareDeprecatedFields(pair),
    // After the operations, which tell what stands in the place of what.
    ...compareSchemaNames(pair),
  ];
}

function tellAdded({ method, route }: OperationView): Change {
  const consequence = "Programs compile as before.";
  return { rating: "minor", method, text: `The method is new: ${route}.`, consequence };
}

function tellRemoved({ method, route }: OperationView): Change {
  const consequence = "Code that calls it no longer compiles.";
  return { rating: "major", method, text: `The method is gone: ${route}.`, consequence };
}
