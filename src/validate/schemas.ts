import rules from "../../generated/validation.json" with { type: "json" };
import { validator } from "./default.ts";
import type { DocumentOperation, Schema } from "./document.ts";

/** An operation of the document. */
export function findOperation(operationId: string): DocumentOperation | undefined {
  const operation = validator.operation(operationId);
  if (!operation) return undefined;
  const { body, responses } = operation;
  return {
    operationId,
    ...(body && {
      requestBody: { required: body.required, content: { "application/json": { schema: body.schema } } },
    }),
    responses,
  };
}

/** A schema of the document, by its name. */
export function namedSchema(name: string): Schema {
  return validator.schema(name);
}

/** The schema of a path parameter. */
export function parameterSchema(name: string): Schema {
  const operations = Object.keys(rules.operations).map((id) => validator.operation(id)!);
  return operations.flatMap(({ parameters }) => parameters).find((parameter) => parameter.name === name)!
    .schema;
}
