import { escapeKey, type Findings } from "./findings.ts";
import { isJSON, refName, resolve, type OpenAPIDocument, type Operation, type Schema } from "./openapi.ts";
import { fieldsOf } from "./schema-fields.ts";

/** Statuses whose answers have no body: https://www.rfc-editor.org/rfc/rfc9110#section-15.3.5 */
export const BODILESS: ReadonlySet<string> = new Set(["204", "205"]);

/**
 * The name of the schema of an operation's success answer, or `undefined` for one that has no body. Finds answers that the
 * client could not tell apart or read.
 */
export function successSchema(
  document: OpenAPIDocument,
  operation: Operation,
  findings: Findings,
): string | undefined {
  const { operationId, responses } = operation;
  const names = new Map<string | undefined, string>();
  for (const [status, { schema, pointer }] of readResponses(document, operation, findings)) {
    if (!status.startsWith("2")) continue;
    if (BODILESS.has(status)) {
      names.set(undefined, status);
      if (schema)
        findings.add(operationId, `${pointer}/content`, `a ${status} has no body. Leave its content out.`);
    } else if (!schema)
      findings.add(
        operationId,
        pointer,
        "no application/json success answer; give its 2xx response one, or make it a 204, which has no body.",
      );
    else if (schema.$ref) names.set(refName(schema.$ref), status);
    else {
      findings.add(
        operationId,
        pointer,
        "the schema of the success answer has no name; move it to openapi/schemas/ and refer to it.",
      );
    }
  }
  if (names.size > 1) {
    findings.add(
      operationId,
      "/responses",
      `its successes (${[...names.values()].join(", ")}) have different schemas, and the client gives one type. Describe one success.`,
    );
  }
  if (!Object.keys(responses).some((status) => status.startsWith("2"))) {
    findings.add(operationId, "/responses", "no success answer; describe its 2xx response.");
  }
  return [...names.keys()][0];
}

/** The form of an operation's errors: OAuth's where a 4xx answer is so, else the API's. */
export function findErrorForm(
  document: OpenAPIDocument,
  operation: Operation,
  findings: Findings,
): "oauth" | undefined {
  let form: "oauth" | undefined;
  for (const [status, response] of Object.entries(operation.responses)) {
    if (!/^[45]/.test(status)) continue;
    const schema = resolve(document, response).content?.["application/json"]?.schema;
    if (!schema) continue;
    const { properties, required } = fieldsOf(document, schema);
    const isOAuth = required.has("error") && !properties.has("error_type");
    const isApi = required.has("error_type") && !properties.has("error");
    if (isOAuth && status.startsWith("4")) form = "oauth";
    if (isOAuth || isApi) continue;
    findings.add(
      operation.operationId,
      `/responses/${status}`,
      `the client can't tell whether the error ${status} is the API's (which requires \`error_type\` and has no \`error\`) ` +
        "or OAuth's (which requires `error` and has no `error_type`). Give it the schema of one of the two.",
    );
  }
  return form;
}

/** Each answer by its status, with what nobody reads found. */
function* readResponses(
  document: OpenAPIDocument,
  { operationId, responses }: Operation,
  findings: Findings,
): Generator<[status: string, { schema: Schema | undefined; pointer: string }]> {
  for (const [status, response] of Object.entries(responses)) {
    const pointer = `/responses/${status}`;
    if (!/^[1-5]\d\d$/.test(status)) {
      findings.add(
        operationId,
        pointer,
        `nothing reads the answer \`${status}\`. Describe each status by its number.`,
      );
    }
    const { content = {}, links } = resolve(document, response);
    if (links) findings.add(operationId, `${pointer}/links`, "nothing follows `links`. Leave them out.");
    for (const mediaType of Object.keys(content).filter((type) => !isJSON(type))) {
      findings.add(
        operationId,
        `${pointer}/content/${escapeKey(mediaType)}`,
        `the client doesn't read ${mediaType}. Describe the answer as application/json.`,
      );
    }
    yield [status, { schema: content["application/json"]?.schema, pointer }];
  }
}
