import { escapeKey, type Findings } from "./findings.ts";
import {
  isForm,
  isJSON,
  refName,
  type Method,
  type OpenAPIDocument,
  type Operation,
  type Parameter,
} from "./openapi.ts";
import { allOptional, fieldsOf, targetOf, typesOf } from "./schema-fields.ts";

/** An operation's request body. */
export interface Body {
  /** The name of its schema. */
  schema: string;
  /** Whether a body must be sent. */
  required: boolean;
  /** Whether there is nothing to put in it, and whether nothing must be. */
  empty: boolean;
  optional: boolean;
  /** Left out: JSON. */
  contentType?: "form";
}

/** Reads an operation's body, and finds what the client could not send. */
export function describeBody(
  document: OpenAPIDocument,
  method: Method,
  operation: Operation,
  parameters: readonly Parameter[],
  findings: Findings,
): Body | undefined {
  const { operationId, requestBody } = operation;
  if (!requestBody) return undefined;
  const refuse = (pointer: string, message: string): void =>
    findings.add(operationId, `/requestBody${pointer}`, message);
  if (!takesBody(method)) {
    refuse(
      "",
      `the client sends no body with ${method.toUpperCase()}, to which HTTP gives it no meaning. Make its fields query parameters.`,
    );
  }
  const [[mediaType, media] = ["", undefined], ...others] = Object.entries(requestBody.content);
  for (const [unread] of isKnown(mediaType) ? others : [[mediaType] as const, ...others]) {
    refuse(
      `/content/${escapeKey(unread)}`,
      others.length > 0 && isKnown(mediaType)
        ? `the client sends a body as one media type, and ${mediaType} is it already. Leave one.`
        : `the client can't send ${unread}. Describe the body as application/json or application/x-www-form-urlencoded.`,
    );
  }
  const pointer = `/content/${escapeKey(mediaType)}`;
  const schema = media?.schema ?? {};
  if (!schema.$ref) {
    refuse(
      `${pointer}/schema`,
      "the schema of the request body has no name; move it to openapi/schemas/ and refer to it.",
    );
    return undefined;
  }
  refuseFields(document, schema, isForm(mediaType), parameters, (message) =>
    refuse(`${pointer}/schema`, message),
  );
  if (media?.encoding)
    refuse(`${pointer}/encoding`, "the client knows one way to write a form. Leave out `encoding`.");
  return {
    schema: refName(schema.$ref),
    required: requestBody.required ?? false,
    empty: isEmpty(document, refName(schema.$ref)),
    optional: allOptional(document, schema),
    ...(isForm(mediaType) && { contentType: "form" }),
  };
}

/** Whether the client sends a body with a method. */
export function takesBody(method: Method | Uppercase<Method>): boolean {
  return !["get", "delete"].includes(method.toLowerCase());
}

function isKnown(mediaType: string): boolean {
  return isJSON(mediaType) || isForm(mediaType);
}

/** Finds fields that a call could not fill, or a form not hold. */
function refuseFields(
  document: OpenAPIDocument,
  schema: { $ref?: string },
  inForm: boolean,
  parameters: readonly Parameter[],
  refuse: (message: string) => void,
): void {
  for (const [name, field] of fieldsOf(document, schema).properties) {
    if (parameters.some((parameter) => parameter.name === name)) {
      refuse(
        `\`${name}\` is a parameter and a field of the body, and a call's params have it once. Leave it out of the body's schema.`,
      );
    }
    if (inForm && typesOf(document, field).some((type) => type === "object" || type === "array")) {
      refuse(
        `a form has no form for the ${typesOf(document, field).join(" or ")} \`${name}\`. Make it a string, or the body JSON.`,
      );
    }
  }
}

function isEmpty(document: OpenAPIDocument, name: string): boolean {
  const target = targetOf(document, { $ref: name });
  const { properties, allOf, anyOf, oneOf, additionalProperties, patternProperties } = target;
  return (
    Object.keys(properties ?? {}).length === 0 &&
    !allOf &&
    !anyOf &&
    !oneOf &&
    !additionalProperties &&
    !patternProperties
  );
}
