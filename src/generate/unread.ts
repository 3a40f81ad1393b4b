import type { Findings } from "./findings.ts";
import { isSchemaRef, METHODS, OTHER_METHODS, type OpenAPIDocument } from "./openapi.ts";
import { BODILESS } from "./responses.ts";

/** Keywords of schemas that types and validation go by, or that are prose. */
const KEYWORDS = new Set([
  ...["$ref", "type", "const", "enum", "allOf", "anyOf", "oneOf", "properties", "required", "items"],
  ...[
    "additionalProperties",
    "maxProperties",
    "minProperties",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
  ],
  ...[
    "uniqueItems",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "pattern",
    "format",
  ],
  ...["description", "title", "default", "examples", "deprecated", "externalDocs"],
]);

/** Finds what the document says and nothing of what is generated would go by. */
export function refuseUnread(document: OpenAPIDocument, findings: Findings): void {
  const { webhooks } = document;
  if (webhooks) findings.add(undefined, "/webhooks", "Nothing receives webhooks. Leave them out.");
  for (const item of Object.values(document.paths)) {
    const operations = METHODS.flatMap((method) => item[method] ?? []);
    for (const method of OTHER_METHODS.filter((name) => name in item)) {
      findings.add(
        operations[0]?.operationId,
        `/${method}`,
        `the client has no ${method.toUpperCase()}. It has ${METHODS.join(", ").toUpperCase()}.`,
      );
    }
    for (const { operationId, callbacks, responses } of operations) {
      for (const status of Object.keys(responses).filter((each) => BODILESS.has(each)))
        findings.add(
          operationId,
          `/responses/${status}`,
          "the sandbox answers with JSON alone. Describe a 200.",
        );
      if (callbacks) findings.add(operationId, "/callbacks", "nothing receives `callbacks`. Leave them out.");
    }
  }
  for (const [name, schema] of Object.entries(document.components.schemas))
    refuseKeywords(name, schema, findings);
}

function refuseKeywords(name: string, node: unknown, findings: Findings): void {
  if (typeof node !== "object" || node === null) return;
  const unread = Object.keys(node).filter((keyword) => !KEYWORDS.has(keyword) && !keyword.startsWith("x-"));
  for (const keyword of unread) {
    findings.add(
      undefined,
      `/components/schemas/${name}`,
      `Nothing reads the keyword \`${keyword}\` of the schema ${name}. Say it in other keywords, or in the description.`,
    );
  }
  const {
    $ref,
    properties = {},
    items,
    additionalProperties,
    allOf = [],
    anyOf = [],
    oneOf = [],
  } = node as Holders;
  if ($ref !== undefined && !isSchemaRef($ref)) {
    findings.add(
      undefined,
      `/components/schemas/${name}`,
      `The schema ${name} refers to ${$ref}, a part of a schema. Give that part a name in openapi/schemas/.`,
    );
  }
  for (const inner of [
    ...Object.values(properties),
    items,
    additionalProperties,
    ...allOf,
    ...anyOf,
    ...oneOf,
  ]) {
    refuseKeywords(name, inner, findings);
  }
}

interface Holders {
  $ref?: string;
  properties?: Record<string, unknown>;
  items?: unknown;
  additionalProperties?: unknown;
  allOf?: unknown[];
  anyOf?: unknown[];
  oneOf?: unknown[];
}
