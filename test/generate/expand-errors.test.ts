import { Validator } from "@cfworker/json-schema";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseYaml } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import { expandErrors } from "../../scripts/generate/expand-errors.ts";
import {
  METHODS,
  resolve,
  type ErrorType,
  type OpenAPIDocument,
  type PathItem,
} from "../../src/generate/openapi.ts";
import type { Example, MediaType, Response, Schema } from "../../src/generate/openapi.ts";
import { fieldsOf } from "../../src/generate/schema-fields.ts";
import { repository } from "./workspace.ts";

const document = JSON.parse(
  readFileSync(join(repository, "generated/openapi.json"), "utf8"),
) as OpenAPIDocument;
const catalogue = Object.entries(document["x-error-types"]);

/** The names that each operation lists, as people wrote them. */
const listed = new Map(
  readdirSync(join(repository, "openapi/paths"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => parseYaml(readFileSync(join(repository, "openapi/paths", file), "utf8")) as PathItem)
    .flatMap((item) => METHODS.flatMap((method) => item[method] ?? []))
    .map((operation) => [operation.operationId, operation["x-error-types"] ?? []]),
);

interface Answer {
  operationId: string;
  status: number;
  body: MediaType;
}

const all: Answer[] = Object.values(document.paths)
  .flatMap((item) => METHODS.flatMap((method) => item[method] ?? []))
  .flatMap(({ operationId, responses }) =>
    Object.entries(responses)
      .filter(([status]) => Number(status) >= 400)
      .map(([status, response]) => ({
        operationId,
        status: Number(status),
        body: resolve(document, response).content!["application/json"]!,
      })),
  );

/** Those in the API's own form, whose types come from the lists. OAuth's are of the schema that they refer to. */
const answers = all.filter(({ body }) => fieldsOf(document, body.schema).properties.has("error_type"));

/** The values that the schema of an answer names for its `error_type`, and whether it takes any other. */
function errorTypes({ body }: Answer): { known: string[]; isOpen: boolean } {
  const [, own] = body.schema["allOf"] as [Schema, { properties: { error_type: Schema } }];
  const members = (own.properties.error_type["anyOf"] as Schema[]).map((member) =>
    resolve<Schema>(document, member),
  );
  const known = members.flatMap((member) => (member["enum"] as string[] | undefined) ?? []);
  return { known, isOpen: members.some(({ type, enum: values }) => type === "string" && !values) };
}

describe("in generated/openapi.json", () => {
  it("there are error answers of every operation", () => {
    expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(listed.size);
    expect(all.length).toBeGreaterThanOrEqual(4 * listed.size);
    expect(answers.length).toBeGreaterThan(0.9 * all.length);
  });

  it.each(answers)("$operationId, $status: the types are those listed and those of any call", (answer) => {
    const { known, isOpen } = errorTypes(answer);
    const expected = catalogue
      .filter(([type, { scope }]) => scope === "any" || listed.get(answer.operationId)!.includes(type))
      .filter(([, { status }]) => status === answer.status)
      .map(([type]) => type);
    expect([...known].sort()).toEqual(expected.sort());
    expect(isOpen).toBe(true);
  });

  it.each(answers)("$operationId, $status: each example fits the answer", (answer) => {
    const { known } = errorTypes(answer);
    const examples = Object.entries(answer.body.examples!);
    expect(examples.length).toBeGreaterThan(0);
    const { schemas } = document.components;
    const validator = new Validator(
      structuredClone<object>({ components: { schemas }, allOf: [answer.body.schema] }),
      "2020-12",
    );
    for (const [name, reference] of examples) {
      const { value } = resolve<Example>(document, reference);
      expect(validator.validate(value).errors).toEqual([]);
      expect(value).toMatchObject({ error_type: name, status_code: answer.status });
      expect(known).toContain(name);
    }
  });

  it("an example says the provider's recorded words, and the catalogue's where there are none", () => {
    const { examples } = document.components;
    expect(examples!["duplicate_email"]!.value).toMatchObject({
      error_message: "A user with the specified email already exists for this project.",
      error_url: "https://stytch.com/docs/api/errors/400#duplicate_email",
    });
    expect(examples!["email_not_found"]!).toMatchObject({
      summary: "No user of the project has this email address",
      value: { error_message: "No user of the project has this email address." },
    });
  });

  it("shows the fraud host's ids and pages in its errors alone", () => {
    for (const { operationId, status, body } of answers) {
      for (const example of Object.values(body.examples!)) {
        const { request_id, error_url } = resolve<Example>(document, example).value as Record<string, string>;
        const isFraud = operationId.startsWith("api_fraud_");
        expect(request_id).toContain(isFraud ? "request-id-fraud-" : "request-id-test-");
        expect(error_url).toContain(
          `https://stytch.com/docs/${isFraud ? "fraud/" : ""}api/errors/${status}#`,
        );
      }
    }
  });

  it("no list of names is left at an operation", () => {
    expect(JSON.stringify(document.paths)).not.toContain("x-error-types");
  });
});

describe("expandErrors", () => {
  const entry = (status: number, more: Partial<ErrorType> = {}): ErrorType => ({
    status,
    meaning: "It failed.",
    cause: "A cause.",
    remedy: "A remedy.",
    ...more,
  });
  const shared = (properties: Record<string, Schema>): Response => ({
    description: "It was refused.",
    content: { "application/json": { schema: { allOf: [{ type: "object", properties }] } } },
  });
  const anyType = { error_type: { type: "string", description: "Why." } };
  const ref = (name: string) => ({ $ref: `#/components/responses/${name}` });

  /** One operation, with what it lists and how it refers to its 400. */
  function expand(own: string[], response: object, properties: Record<string, Schema> = anyType) {
    const source = {
      tags: [],
      paths: {
        "/a": { get: { operationId: "api_a_v1_A", "x-error-types": own, responses: { 400: response } } },
      },
      components: { schemas: {}, responses: { BadRequest: shared(properties), Unused: shared(properties) } },
      "x-error-types": {
        any_call: entry(400, { scope: "any" }),
        mine: entry(400),
        other: entry(404),
        "2nd": entry(400),
      },
    } as unknown as OpenAPIDocument;
    const before = structuredClone(source);
    const { paths, components } = expandErrors(source);
    expect(source).toEqual(before);
    return { response: paths["/a"]!.get!.responses["400"] as Response, components };
  }
  const errorTypeOf = ({ content }: Response): unknown =>
    (content!["application/json"]!.schema["allOf"] as [{ properties: Schema }])[0].properties["error_type"];

  it("leaves a shared response shared, where the operation has nothing to add", () => {
    const { response, components } = expand(["other"], ref("BadRequest"));
    expect(response).toEqual(ref("BadRequest"));
    expect(Object.keys(components.responses!)).toEqual(["BadRequest"]);
    expect(errorTypeOf(components.responses!["BadRequest"]!)).toEqual({
      description: "Why.",
      anyOf: [{ $ref: "#/components/schemas/BadRequestErrorType" }, { type: "string" }],
    });
    expect(components.schemas["BadRequestErrorType"]!["enum"]).toEqual(["any_call"]);
  });

  it("writes an operation's own errors of the status beside those of any call", () => {
    const { response, components } = expand(["mine", "other", "2nd"], ref("BadRequest"));
    expect(errorTypeOf(response)).toEqual({
      description: "Why.",
      anyOf: [
        { title: "Of this call", type: "string", enum: ["mine", "2nd"] },
        { $ref: "#/components/schemas/BadRequestErrorType" },
        { type: "string" },
      ],
    });
    expect(Object.keys(response.content!["application/json"]!.examples!)).toEqual(["mine", "2nd"]);
    expect(components.responses).toEqual({});
  });

  it("shows the examples in the order in which the errors are listed, one of any call among them", () => {
    const { response } = expand(["any_call", "2nd", "mine"], ref("BadRequest"));
    const { examples } = response.content!["application/json"]!;
    expect(Object.keys(examples!)).toEqual(["any_call", "2nd", "mine"]);
    expect(errorTypeOf(response)).toMatchObject({
      anyOf: [{ enum: ["2nd", "mine"] }, { $ref: "#/components/schemas/BadRequestErrorType" }, {}],
    });
  });

  it("describes the response by the operation's words, else by its only error, else by the shared ones", () => {
    const described = { description: "No A.", ...ref("BadRequest") };
    expect(expand(["mine", "2nd"], described).response.description).toBe("No A.");
    expect(expand([], described).response.description).toBe("No A.");
    expect(expand(["mine"], ref("BadRequest")).response.description).toBe("It failed.");
    expect(expand(["mine", "2nd"], ref("BadRequest")).response.description).toBe("It was refused.");
  });

  it("gives a server of its own the ids and pages of its errors, in responses that it shares with none", () => {
    const operation = (operationId: string) => ({ operationId, responses: { 400: ref("BadRequest") } });
    const servers = [{ url: "https://fraud.example.com", "x-server": "fraud" }];
    const { paths, components, ...rest } = expandErrors({
      tags: [],
      paths: {
        "/a": { get: operation("api_a_v1_A") },
        "/b": { servers, get: operation("api_b_v1_B") },
        "/c": {
          get: { ...operation("api_c_v1_C"), servers: [{ url: "https://c.example.com", "x-server": "c" }] },
        },
      },
      components: {
        schemas: { RequestId: { examples: ["request-id-test-1"] } },
        responses: { BadRequest: shared(anyType) },
      },
      "x-error-types": { any_call: entry(400, { scope: "any" }) },
      "x-error-examples": {
        fraud: { request_id: "request-id-fraud-1", error_url: "https://example.com/fraud/" },
      },
    } as unknown as OpenAPIDocument);
    const { examples } = (paths["/b"]!.get!.responses["400"] as Response).content!["application/json"]!;
    expect(examples).toEqual({ any_call: { $ref: "#/components/examples/fraud_any_call" } });
    for (const path of ["/a", "/c"]) expect(paths[path]!.get!.responses["400"]).toEqual(ref("BadRequest"));
    expect(components.examples).toMatchObject({
      fraud_any_call: {
        value: { request_id: "request-id-fraud-1", error_url: "https://example.com/fraud/400#any_call" },
      },
      any_call: {
        value: {
          request_id: "request-id-test-1",
          error_url: "https://stytch.com/docs/api/errors/400#any_call",
        },
      },
    });
    expect(rest).not.toHaveProperty("x-error-examples");
  });

  it("keeps an answer of another form as it is", () => {
    const oauth = { error: { type: "string", enum: ["invalid_client"] } };
    const { components } = expand([], ref("BadRequest"), oauth);
    expect(components.responses!["BadRequest"]).toEqual(shared(oauth));
    expect(components.schemas).toEqual({});
  });
});
