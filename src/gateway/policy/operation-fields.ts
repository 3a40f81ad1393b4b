import type { Schema } from "../../validate/rules.ts";
import type { Validator } from "../../validate/validator.ts";
import { readFields, type Fields } from "./fields.ts";

/** The fields of an operation's query, body, and successful answers. */
export interface OperationFields {
  readonly query: Fields;
  readonly body: Fields;
  readonly answer: Fields;
}

/** Reads the fields that the document gives an operation. */
export function readOperationFields(operationId: string, validator: Validator): OperationFields {
  const { parameters = [], body, responses = {} } = validator.operation(operationId) ?? {};
  const read = (schemas: readonly Schema[]): Fields =>
    readFields(schemas, (ref) => validator.schema(ref.slice("#/components/schemas/".length)));
  const inQuery = parameters.filter((parameter) => parameter.in === "query");
  const properties = Object.fromEntries(inQuery.map(({ name, schema }) => [name, schema]));
  const successes = Object.entries(responses).filter(([status]) => status.startsWith("2"));
  return {
    query: read([{ properties, additionalProperties: false }]),
    body: read(body ? [body.schema] : []),
    answer: read(successes.map(([, schema]) => schema)),
  };
}
