import { describe, expect, it } from "vitest";
import { routes } from "../../generated/routes.ts";
import { documentValidator as validator } from "../../src/validate/document.ts";
import type { ValidationRules } from "../../src/validate/rules.ts";
import { createValidator } from "../../src/validate/validator.ts";

const refTo = (name: string): { $ref: string } => ({ $ref: `#/components/schemas/${name}` });

const rules: ValidationRules = {
  error: refTo("ErrorResponse"),
  operations: {
    m2m: {
      parameters: [{ name: "client_id", in: "path", required: true, schema: { pattern: "^m2m-client-" } }],
      responses: { "200": { type: "object" } },
    },
    app: {
      parameters: [
        { name: "client_id", in: "query", required: false, schema: { pattern: "^connected-app-" } },
      ],
      responses: { "201": { type: "object" } },
    },
    token: {
      body: { required: true, contentType: "form", schema: refTo("TokenRequest") },
      responses: { "200": { type: "object" }, "400": refTo("OAuthError") },
      error: refTo("OAuthError"),
    },
  },
  schemas: {
    ErrorResponse: { type: "object", required: ["error_type"] },
    OAuthError: { type: "object", required: ["error"], properties: { error: { type: "string" } } },
    TokenRequest: { type: "object", required: ["grant_type"] },
    Tree: { type: "object", properties: { left: refTo("Tree"), size: { type: "integer", maximum: 9 } } },
  },
};
const { operation, schema, findProblem, findResponseProblem } = createValidator(rules);

describe("a validator", () => {
  it("knows each operation's own parameters, however many share a name", () => {
    expect(operation("m2m")?.parameters).toEqual(rules.operations["m2m"]!.parameters);
    const [of, other] = [operation("m2m"), operation("app")].map((found) => found!.parameters[0]!.schema);
    expect(findProblem(of!, "m2m-client-1")).toBeUndefined();
    expect(findProblem(other!, "m2m-client-1")).toMatchObject({ keyword: "pattern" });
  });

  it("knows an operation's body with its media type, and the status of its success", () => {
    expect(operation("token")?.body).toMatchObject({ required: true, contentType: "form" });
    expect(operation("token")?.parameters).toEqual([]);
    expect(operation("app")?.successStatus).toBe(201);
    expect(operation("none")).toBeUndefined();
    expect(operation("constructor")).toBeUndefined();
  });

  it("has schemas by name, and says which one it lacks", () => {
    expect(schema("TokenRequest")).toBe(rules.schemas["TokenRequest"]);
    expect(() => schema("toString")).toThrow("There is no schema toString.");
  });

  it("follows references, those of a schema to itself too", () => {
    const value = { left: { left: { size: 10 } } };
    expect(findProblem(schema("Tree"), value)).toEqual({
      place: ["left", "left", "size"],
      keyword: "maximum",
      rule: "must be at most 9",
      remedy: "Lower it",
    });
    expect(findProblem(schema("Tree"), { left: { left: { size: 9 } } })).toBeUndefined();
  });

  it("holds an error that an operation doesn't have against the form of its errors", () => {
    expect(findResponseProblem("token", 418, { error: "teapot" })).toBeUndefined();
    expect(findResponseProblem("token", 418, { error_type: "teapot" })).toBe(
      "breaks the document: error is missing.",
    );
    expect(findResponseProblem("m2m", 418, { error: "teapot" })).toBe("breaks the document: … is missing.");
    expect(findResponseProblem("m2m", 418, { error_type: "teapot" })).toBeUndefined();
  });

  it("made of a frozen file leaves it as it is", () => {
    expect(deepFreeze(structuredClone(rules))).toEqual(rules);
    const frozen = createValidator(deepFreeze(structuredClone(rules)));
    expect(frozen.findProblem(frozen.schema("Tree"), { left: { size: "1" } })?.keyword).toBe("type");
  });
});

it("the document's validator knows every operation", () => {
  for (const [id, { path, method }] of Object.entries(routes)) {
    const { parameters, body, successStatus } = validator.operation(id)!;
    const inPath = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => `{${name}}`);
    expect(inPath).toEqual(path.match(/\{\w+\}/g) ?? []);
    expect(successStatus).toBeGreaterThanOrEqual(200);
    if (method === "GET") expect(body).toBeUndefined();
  }
});

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
