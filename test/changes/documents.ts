// Small documents for the tests of changes: one method, `letters.send`, with a body and an answer.
import type { OpenAPIDocument, Operation, Schema } from "../../scripts/generate/openapi.ts";

/** The parts of a small document. */
export interface Parts {
  readonly body?: Schema;
  readonly answer?: Schema;
  readonly schemas?: Record<string, Schema>;
  readonly operation?: Partial<Operation>;
  readonly path?: string;
  readonly more?: OpenAPIDocument["paths"] | undefined;
  /** In the place of the one path. */
  readonly paths?: OpenAPIDocument["paths"] | undefined;
  readonly catalogue?: OpenAPIDocument["x-error-types"];
  readonly serverFields?: string[];
}

/** Makes a document. */
export function documentOf({
  body,
  answer,
  schemas = {},
  operation,
  path,
  more,
  paths,
  catalogue,
  serverFields,
}: Parts): OpenAPIDocument {
  const json = (schema: Schema): Record<string, { schema: Schema }> => ({ "application/json": { schema } });
  return {
    tags: [{ name: "Letters", description: "Letters." }],
    servers: [{ url: "https://test.example.com" }],
    paths: paths ?? {
      [path ?? "/v1/letters"]: {
        post: {
          operationId: "api_letter_v1_Send",
          tags: ["Letters"],
          summary: "Send a letter",
          description: "Sends a letter.",
          ...(body && { requestBody: { required: true, content: json(body) } }),
          responses: { "200": { content: json(answer ?? { type: "object" }) } },
          "x-retry-safety": "unsafe",
          ...operation,
        },
      },
      ...more,
    },
    components: { schemas },
    "x-error-types": catalogue ?? {},
    ...(serverFields && { "x-server-fields": serverFields }),
  };
}

/** An object's schema. */
export function object(properties: Record<string, Schema>, required: readonly string[] = []): Schema {
  return { type: "object", properties, required: [...required] };
}

export const text: Schema = { type: "string" };
/** An enum that may grow, as the document writes it. */
export function openEnum(...values: string[]): Schema {
  return { anyOf: [{ type: "string", enum: values }, { type: "string" }] };
}
