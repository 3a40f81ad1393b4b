import { Validator, type Schema } from "@cfworker/json-schema";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readTree, repository } from "./workspace.ts";

interface JsonSchema {
  $id: string;
  $schema: string;
}
interface MediaType {
  schema?: { $ref?: string };
  examples?: Record<string, { value?: unknown }>;
}

const schemas = [...readTree(join(repository, "generated/schemas"))].map(
  ([file, text]) => [file.replace(".json", ""), JSON.parse(text) as JsonSchema] as const,
);
const document = JSON.parse(readFileSync(join(repository, "generated/openapi.json"), "utf8")) as {
  paths: Record<
    string,
    Record<
      string,
      {
        requestBody?: { content: Record<string, MediaType> };
        responses?: Record<string, { content?: Record<string, MediaType> }>;
      }
    >
  >;
};

describe.each(schemas)("the JSON Schema %s", (name, schema) => {
  it("is complete on its own, by its absolute $id, for a strict validator", () => {
    expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(new URL(schema.$id).href).toBe(`urn:stytch-fetch:schema:${name}`);
    const refs = [...JSON.stringify(schema).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref);
    expect(refs.filter((ref) => !ref!.startsWith("#"))).toEqual([]);
    expect(() => ajvAsItComes().compile(schema)).not.toThrow();
  });
});

it("every request and response example of the document is valid by the standalone schema, for two validators", () => {
  let checked = 0;
  for (const { name, value } of namedExamples()) {
    const schema = schemas.find(([other]) => other === name)![1];
    const ajv = ajvAsItComes();
    expect(ajv.validate(schema, value), `${name}: ${ajv.errorsText()}`).toBe(true);
    expect(new Validator(schema as Schema, "2020-12").validate(value).errors).toEqual([]);
    checked++;
  }
  expect(checked).toBeGreaterThan(30);
});

function ajvAsItComes(): Ajv2020 {
  const ajv = new Ajv2020({ logger: false });
  addFormats.default(ajv);
  return ajv;
}

function* namedExamples(): Generator<{ name: string; value: unknown }> {
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(item)) {
      const bodies = [
        operation.requestBody?.content,
        ...Object.values(operation.responses ?? {}).map((r) => r.content),
      ];
      for (const body of bodies) {
        const media = body?.["application/json"];
        const name = media?.schema?.$ref?.split("/").at(-1);
        if (!name) continue;
        for (const { value } of Object.values(media?.examples ?? {})) yield { name, value };
      }
    }
  }
}
