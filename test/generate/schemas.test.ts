import { Validator } from "@cfworker/json-schema";
import { Ajv2020, type Options, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { METHODS, type OpenAPIDocument } from "../../src/generate/openapi.ts";
import { emitStandalone } from "../../scripts/generate/schemas.ts";
import { readTree, repository } from "./workspace.ts";

interface JsonSchema {
  $id: string;
  $schema: string;
}
interface MediaType {
  schema?: { $ref?: string };
  examples?: Record<string, { value?: unknown }>;
}
interface Body {
  content?: Record<string, MediaType>;
}

const schemas = [...readTree(join(repository, "generated/schemas"))].map(
  ([file, text]) => [file.replace(".json", ""), JSON.parse(text) as JsonSchema] as const,
);
const document = JSON.parse(
  readFileSync(join(repository, "generated/openapi.json"), "utf8"),
) as OpenAPIDocument;
// One of each, as a validator compiles its own rules, too.
const linked = strictAjv({ loadSchema });
const alone = strictAjv();

describe.each(schemas)("the JSON Schema %s", (name, schema) => {
  it("is known by its absolute $id, and refers to others by theirs", async () => {
    expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(new URL(schema.$id).href).toBe(`urn:stytch-fetch:schema:${name}`);
    const known = [...schemas.map(([, { $id }]) => $id), "#"];
    expect(refsOf(schema).filter((ref) => !known.includes(ref))).toEqual([]);
    await expect(linked.compileAsync(schema)).resolves.toBeTypeOf("function");
  });

  it("can be made to be complete on its own, for a strict validator", () => {
    const whole = JSON.parse(emitStandalone(document, name)) as JsonSchema;
    expect(whole.$id).toBe(schema.$id);
    expect(refsOf(whole).filter((ref) => !ref.startsWith("#"))).toEqual([]);
    expect(() => compileAlone(name)).not.toThrow();
  });
});

it("every request and response example of the document is valid by its schema, for two validators", async () => {
  let checked = 0;
  for (const [name, values] of namedExamples()) {
    const schema = schemas.find(([other]) => other === name)![1];
    const validate = await linked.compileAsync(schema);
    const validator = new Validator({ $ref: schema.$id }, "2020-12");
    for (const [, other] of schemas) validator.addSchema(other);
    for (const value of values) {
      expect(validate(value), `${name}: ${JSON.stringify(validate.errors)}`).toBe(true);
      expect(validator.validate(value).errors).toEqual([]);
      checked++;
    }
  }
  expect(checked).toBeGreaterThan(30);
});

it("every request and response example of the document is valid by the standalone schema, for two validators", () => {
  let checked = 0;
  for (const [name, values] of namedExamples()) {
    const schema = JSON.parse(emitStandalone(document, name)) as JsonSchema;
    const validate = compileAlone(name);
    const validator = new Validator(schema, "2020-12");
    for (const value of values) {
      expect(validate(value), `${name}: ${alone.errorsText(validate.errors)}`).toBe(true);
      expect(validator.validate(value).errors).toEqual([]);
      checked++;
    }
  }
  expect(checked).toBeGreaterThan(30);
});

it("what a schema refers to is held by its rules, for two validators", async () => {
  const [, user] = schemas.find(([name]) => name === "api_user_v1_Email")!;
  const value = { email_id: "email-test-1", email: "ada@example.com", verified: true };
  const validate = await linked.compileAsync(user);
  expect(validate(value)).toBe(false);
  expect(validate.errors).toMatchObject([{ instancePath: "/email_id", keyword: "pattern" }]);
  const validator = new Validator({ $ref: user.$id }, "2020-12");
  for (const [, other] of schemas) validator.addSchema(other);
  expect(validator.validate(value).valid).toBe(false);
});

it("the code for Ajv in README.md of generated/ runs as it is written there", () => {
  const readme = readFileSync(join(repository, "generated/README.md"), "utf8");
  const [, code] = /^```js\n([\s\S]*?)^```$/m.exec(readme)!;
  const user = (namedExamples().get("api_user_v1_CreateResponse")![0] as { user: object }).user;
  const wrong = { ...user, created_at: "yesterday" };
  const program = `${code}console.log([${JSON.stringify(user)}, ${JSON.stringify(wrong)}].map((it) => validate(it)));`;
  const args = ["--no-warnings", "--input-type=module", "--eval", program];
  expect(execFileSync(process.execPath, args, { cwd: repository, encoding: "utf8" })).toBe(
    "[ true, false ]\n",
  );
});

/** As README.md of generated/ has it, but for the folder, and that what is loaded stays what it is. */
function loadSchema(urn: string): Promise<object> {
  const [, schema] = schemas.find(([name]) => name === urn.split(":").at(-1))!;
  return Promise.resolve(schema);
}

/** Compiles a schema that stands alone, once: no other one is there to refer to but by its `$id`, which none does. */
function compileAlone(name: string): ValidateFunction {
  const { $id } = schemas.find(([other]) => other === name)![1];
  return alone.getSchema($id) ?? alone.compile(JSON.parse(emitStandalone(document, name)) as JsonSchema);
}

function refsOf(schema: object): string[] {
  return [...JSON.stringify(schema).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref!);
}

function strictAjv(options: Options = {}): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, ...options });
  addFormats.default(ajv);
  return ajv;
}

/** The document's examples, by the name of their schema. */
function namedExamples(): Map<string, unknown[]> {
  const examples = new Map<string, unknown[]>();
  for (const item of Object.values(document.paths)) {
    for (const { requestBody, responses } of METHODS.flatMap((method) => item[method] ?? [])) {
      for (const { content } of [requestBody ?? {}, ...Object.values(responses)] as Body[]) {
        // Of JSON or of a form: each message has one.
        const [media] = Object.values(content ?? {});
        const name = media?.schema?.$ref?.split("/").at(-1);
        if (!name) continue;
        const values = Object.values(media?.examples ?? {}).map(({ value }) => value);
        examples.set(name, [...(examples.get(name) ?? []), ...values]);
      }
    }
  }
  return examples;
}
