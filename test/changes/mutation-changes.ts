// What a mutation is told as.
import type { Change } from "../../scripts/changes/change.ts";
import { compareDocuments } from "../../scripts/changes/compare-documents.ts";
import type { OpenAPIDocument, Schema } from "../../src/generate/openapi.ts";
import { documentOf } from "./documents.ts";
import type { Mutation, Way } from "./mutations.ts";

/** The changes of a mutation, in one of its ways. */
export function changesOf({ before, after, schemas = {}, isQuery }: Mutation, way: Way): Change[] {
  const document = (schema: Schema): OpenAPIDocument => {
    const parameters = [{ name: "q", in: "query" as const, required: true, schema }];
    if (isQuery) return documentOf({ operation: { parameters } });
    return documentOf(way.startsWith("sent") ? { body: schema, schemas } : { answer: schema, schemas });
  };
  const [was, is] = way.endsWith("Back") ? [after, before] : [before, after];
  return compareDocuments(document(was), document(is));
}
