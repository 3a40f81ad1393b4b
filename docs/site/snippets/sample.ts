import type { OpenAPIDocument, Parameter } from "../model/document.ts";
import type { NamedExample, Operation } from "../model/operation.ts";
import { follow } from "../model/words.ts";

/** The params of a call: those of the path and the query by their schemas' examples, the body by one of the document. */
export function sampleParams(
  document: OpenAPIDocument,
  operation: Operation,
  request: NamedExample | undefined = operation.requests[0],
): Record<string, unknown> {
  const places = operation.parameters.map((parameter) => [
    parameter.name,
    sampleParameter(document, parameter),
  ]);
  return { ...Object.fromEntries(places), ...(request?.value as object | undefined) } as Record<
    string,
    unknown
  >;
}

function sampleParameter(document: OpenAPIDocument, { name, schema }: Parameter): unknown {
  const { schemas } = document.components;
  const { schema: whole } = follow(schema, schemas);
  const branches = [whole, ...(whole.anyOf ?? []).map((branch) => follow(branch, schemas).schema)];
  return branches.flatMap(({ examples = [] }) => examples)[0] ?? `the-${name}`;
}
