import { accessorOf } from "../../src/generate/accessor.ts";
import {
  isForm,
  isJSON,
  METHODS,
  resolve,
  type OpenAPIDocument,
  type Operation,
  type Parameter,
  type Schema,
} from "../../src/generate/openapi.ts";

/** An operation, as its caller has it. */
export interface OperationView {
  readonly id: string;
  /** The client's method: `users.update`. */
  readonly method: string;
  /** `PUT /v1/users/{user_id}` */
  readonly route: string;
  readonly operation: Operation;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly body: Schema | undefined;
  readonly bodyRequired: boolean;
  readonly result: Schema | undefined;
  readonly success: string;
  readonly failures: ReadonlySet<string>;
  /** The names of the security schemes, of which any one set does. */
  readonly credentials: string;
  readonly server: string;
}

/** Lists a document's operations by id. */
export function viewOperations(document: OpenAPIDocument): Map<string, OperationView> {
  const views = new Map<string, OperationView>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const verb of METHODS) {
      const operation = item[verb];
      if (!operation) continue;
      const shared = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
      const statuses = Object.keys(operation.responses);
      const success = statuses.find((status) => status.startsWith("2")) ?? "none";
      views.set(operation.operationId, {
        id: operation.operationId,
        method: accessorOf(operation).join("."),
        route: `${verb.toUpperCase()} ${path}`,
        operation,
        parameters: new Map([
          ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name!, inPath(name!)] as const),
          ...shared
            .map((each) => resolve<Parameter>(document, each))
            .map((each) => [each.name, each] as const),
        ]),
        body: schemaOf(operation.requestBody?.content),
        bodyRequired: operation.requestBody?.required === true,
        result: success === "none" ? undefined : responseSchema(document, operation, success),
        success,
        failures: new Set(statuses.filter((status) => !status.startsWith("2"))),
        credentials: describeSecurity(operation.security ?? document.security ?? []),
        server: (operation.servers ?? item.servers ?? document.servers ?? [])
          .map(({ url }) => url)
          .join(", "),
      });
    }
  }
  return views;
}

function responseSchema(
  document: OpenAPIDocument,
  { responses }: Operation,
  status: string,
): Schema | undefined {
  return schemaOf(resolve(document, responses[status]!).content);
}

/** A parameter of the path that nothing describes: its value is asked for, all the same. */
function inPath(name: string): Parameter {
  return { name, in: "path", required: true, schema: { type: "string" } };
}

function schemaOf(content: Record<string, { schema: Schema }> | undefined): Schema | undefined {
  const type = Object.keys(content ?? {}).find((each) => isJSON(each) || isForm(each));
  return type === undefined ? undefined : content![type]!.schema;
}

function describeSecurity(requirements: readonly Record<string, string[]>[]): string {
  const names = requirements.map((each) => Object.keys(each).sort().join(" and ") || "none");
  return [...new Set(names)].sort().join(" or ") || "none";
}
