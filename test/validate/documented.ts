import json from "../../generated/openapi.json" with { type: "json" };
import type { Schema as AnySchema } from "../../src/validate/rules.ts";

/** A schema of the document, as far as the tests read it. */
export interface Schema extends AnySchema {
  readonly type?: string | readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
}

interface Response {
  readonly $ref?: string;
  readonly content: {
    // Errors in OAuth's form may have no examples.
    "application/json": { schema: Schema; examples?: Record<string, { $ref: string }> };
  };
}

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, Response>>;
}

/** An example of the document, and what it is an answer to. */
export interface Documented {
  readonly operationId: string;
  readonly status: number;
  readonly body: Json;
  readonly schema: Schema;
}

export type Json = Record<string, unknown>;

/** Every example of an answer that the document has, some of them recorded from the API. */
export const answers: readonly Documented[] = Object.values(json.paths)
  .flatMap((item) => Object.values(item) as unknown as (Operation | { responses?: undefined })[])
  .filter((operation) => operation.responses !== undefined)
  .flatMap(({ operationId, responses }) =>
    Object.entries(responses).flatMap(([status, response]) => {
      const { schema, examples = {} } = (resolve(response) as Response).content["application/json"];
      return Object.values(examples).map((example) => {
        const { value: body } = resolve(example) as { value: Json };
        return { operationId, status: Number(status), body, schema };
      });
    }),
  );

/** What a reference of the document leads to. */
export function resolve(node: { readonly $ref?: string }): object {
  if (node.$ref === undefined) return node;
  const keys = node.$ref.split("/").slice(1);
  return keys.reduce<unknown>((found, key) => (found as Json)[key], json) as object;
}
