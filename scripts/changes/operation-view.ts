import { accessorOf } from "../../src/generate/accessor.ts";
import { mergeParameters } from "../../src/generate/merge-parameters.ts";
import {
  isForm,
  isJSON,
  METHODS,
  resolve,
  type OpenAPIDocument,
  type Operation,
  type Parameter,
  type PathItem,
  type Response,
  type Schema,
} from "../../src/generate/openapi.ts";
import { resolveParameters } from "../../src/generate/parameters.ts";
import { allOptional } from "../../src/generate/schema-fields.ts";
import { parameterSchema } from "./parameter-schema.ts";

/** An operation, as its caller has it. */
export interface OperationView {
  readonly id: string;
  /** The client's method: `users.update`. */
  readonly method: string;
  /** `PUT /v1/users/{user_id}` */
  readonly route: string;
  readonly operation: Operation;
  /** The parameters of path and query. */
  readonly parameters: readonly Parameter[];
  /** The schema of a call's one params object: parameters of path and query, and the body's fields beside them. */
  readonly params: Schema;
  /** Whether a call may leave the params out. */
  readonly paramsOptional: boolean;
  readonly bodyRequired: boolean;
  readonly result: Schema;
  readonly success: string;
  /** The schema of what comes with each status that a failure can have. */
  readonly failures: ReadonlyMap<string, Schema>;
  /** The names of the security schemes, of which any one set does; `none` where nothing is asked for. */
  readonly credentials: readonly string[];
  /** The addresses of the server. */
  readonly server: string;
  readonly serverName: string;
}

/** Lists a document's operations by id. */
export function viewOperations(document: OpenAPIDocument): Map<string, OperationView> {
  const views = new Map<string, OperationView>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const verb of METHODS) {
      const operation = item[verb];
      if (!operation) continue;
      const statuses = Object.keys(operation.responses);
      const success = statuses.find((status) => status.startsWith("2")) ?? "none";
      const servers = operation.servers ?? item.servers ?? document.servers ?? [];
      views.set(operation.operationId, {
        id: operation.operationId,
        method: accessorOf(operation).join("."),
        route: `${verb.toUpperCase()} ${path}`,
        operation,
        ...viewParams(document, path, item, operation),
        bodyRequired: operation.requestBody?.required === true,
        result: schemaOf(responseOf(document, operation, success).content) ?? NOTHING,
        success,
        failures: new Map(
          statuses
            .filter((status) => !status.startsWith("2"))
            .map((status) => [status, schemaOf(responseOf(document, operation, status).content) ?? NOTHING]),
        ),
        credentials: listSecurity(operation.security ?? document.security ?? []),
        server: servers.map(({ url }) => url).join(", "),
        serverName: servers[0]?.["x-server"] ?? "api",
      });
    }
  }
  return views;
}

const NOTHING: Schema = { type: "object" };

function viewParams(
  document: OpenAPIDocument,
  path: string,
  item: PathItem,
  { parameters, requestBody }: Operation,
): Pick<OperationView, "params" | "parameters" | "paramsOptional"> {
  const described = mergeParameters(...resolveParameters(document, parameters, item.parameters));
  // A parameter of the path that nothing describes: its value is asked for, all the same.
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name: name!, in: "path" as const, required: true, schema: { type: "string" } },
  }));
  const byName = new Map<string, Parameter>([...inPath, ...described].map((each) => [each.name, each]));
  const own = [...byName.values()];
  // What an option of the client fills needn't be given.
  const needed = own.filter((each) => each.required === true && each["x-option"] === undefined);
  const body = schemaOf(requestBody?.content);
  const fields: Schema = {
    type: "object",
    properties: Object.fromEntries(own.map(({ name, schema }) => [name, parameterSchema(document, schema)])),
    required: needed.map(({ name }) => name),
  };
  const isBodyFree = !requestBody?.required || body === undefined || allOptional(document, body);
  return {
    parameters: own,
    params: body === undefined ? fields : own.length === 0 ? body : { allOf: [body, fields] },
    paramsOptional: needed.length === 0 && isBodyFree,
  };
}

function responseOf(document: OpenAPIDocument, { responses }: Operation, status: string): Response {
  const response = responses[status];
  return response === undefined ? {} : resolve(document, response);
}

function schemaOf(content: Record<string, { schema: Schema }> | undefined): Schema | undefined {
  const type = Object.keys(content ?? {}).find((each) => isJSON(each) || isForm(each));
  return type === undefined ? undefined : content![type]!.schema;
}

function listSecurity(requirements: readonly Record<string, string[]>[]): string[] {
  const names = requirements.map((each) => Object.keys(each).sort().join(" and ") || "none");
  return names.length === 0 ? ["none"] : [...new Set(names)].sort();
}
