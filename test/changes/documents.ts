// Small documents for the tests of changes: one method, `letters.send`, with a body and an answer.
import type { OpenAPIDocument, Operation, Schema } from "../../src/generate/openapi.ts";

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
  readonly forbidden?: OpenAPIDocument["x-forbidden-fields"];
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
  forbidden,
}: Parts): OpenAPIDocument {
  const json = (schema: Schema): Record<string, { schema: Schema }> => ({ "application/json": { schema } });
  return {
    tags: [{ name: "Letters", description: "Letters." }],
    servers: [{ url: "https://test.example.com" }],
    paths: {
      ...(paths ?? {
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
      }),
      ...more,
    },
    components: { schemas },
    "x-error-types": catalogue ?? {},
    ...(serverFields && { "x-server-fields": serverFields }),
    ...(forbidden && { "x-forbidden-fields": forbidden }),
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

/** A method of a small document: what it takes, what it answers, and whatever else its operation says. */
export interface Method extends Partial<Operation> {
  readonly takes?: Schema;
  readonly answers?: Schema;
  /** `DELETE /v1/letters/{letter_id}`; left out: a POST to a path of its own. */
  readonly route?: string;
}

/** Paths of methods of `letters`, by the ends of their operationIds. */
export function pathsOf(methods: Readonly<Record<string, Method>>): OpenAPIDocument["paths"] {
  const json = (schema: Schema) => ({ content: { "application/json": { schema } } });
  const { post } = documentOf({}).paths["/v1/letters"]!;
  const paths: OpenAPIDocument["paths"] = {};
  for (const [end, { takes, answers, route = `POST /v1/letters/${end}`, ...rest }] of Object.entries(
    methods,
  )) {
    const [verb, path] = route.split(" ") as [string, string];
    const operation: Operation = {
      ...post!,
      operationId: `api_letter_v1_${end}`,
      ...(takes && { requestBody: { required: true, ...json(takes) } }),
      responses: { "200": answers ? json(answers) : {} },
      ...rest,
    };
    paths[path] = { ...paths[path], [verb.toLowerCase()]: operation };
  }
  return paths;
}

/** A reference to a schema with a name. */
export function refer(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}
