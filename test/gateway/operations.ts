// The document's operations as a policy describes them to what authorizes calls.
import { routes, type OperationId } from "../../generated/routes.ts";
import { documentValidator } from "../../src/validate/document.ts";
import type { Schema } from "../../src/validate/rules.ts";
import type { AuthorizedOperation } from "../../src/gateway/types.ts";

export interface TestOperation extends AuthorizedOperation {
  readonly strangers: boolean;
  readonly isValid: (body: Readonly<Record<string, unknown>>) => boolean;
}

export const operationIds = Object.keys(routes) as OperationId[];

/** The operation of a method, such as `users.get`. */
export function operation(method: string, strangers = false): TestOperation {
  const operationId = operationIds.find((id) => routes[id].accessor.join(".") === method);
  if (!operationId) throw new Error(`There is no ${method}.`);
  const { parameters, body } = documentValidator.operation(operationId)!;
  return {
    operation: method,
    operationId,
    strangers,
    params: parameters.map(({ name }) => name),
    body: body ? [...new Set(namesOf(body.schema))] : [],
    isValid: (value) => !body || documentValidator.findProblem(body.schema, value) === undefined,
  };
}

export const allOperations = (): TestOperation[] =>
  operationIds.map((id) => operation(routes[id].accessor.join(".")));

function namesOf(schema: Schema): string[] {
  if (schema.$ref) return namesOf(documentValidator.schema(schema.$ref.split("/").at(-1)!));
  const inner = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => (schema[keyword] ?? []) as Schema[]);
  return [...Object.keys(schema["properties"] ?? {}), ...inner.flatMap(namesOf)];
}
