// The parts of what is generated that a gateway's policy is read by: the fields that only a server may send, the operations
// by their methods' names, and the body and the query of each, apart.
import { describe, expect, it } from "vitest";
import { emitMethods } from "../../scripts/generate/methods.ts";
import type { OpenAPIDocument } from "../../src/generate/openapi.ts";
import { emitValidation } from "../../scripts/generate/validation.ts";
import type { ValidationRules } from "../../src/validate/rules.ts";
import { read, smallDocument } from "./document.ts";

describe("the fields that only a server may send", () => {
  const fields = (document: OpenAPIDocument): readonly string[] | undefined =>
    (JSON.parse(emitValidation(document, read(document).routes)) as ValidationRules).serverFields;

  it("are the document's, in its order", () => {
    const document = smallDocument();
    document["x-server-fields"] = ["roles", "external_id"];
    expect(fields(document)).toEqual(["roles", "external_id"]);
  });

  it("are none where it has none", () => {
    expect(fields(smallDocument())).toEqual([]);
  });
});

describe("the types of operations", () => {
  /** The generated text of one interface, without its comments. */
  const declaration = (document: OpenAPIDocument, name: string): string => {
    const text = emitMethods(document, read(document).routes)
      .map((piece) => piece.text)
      .join("");
    const start = text.indexOf(`export interface ${name} {`);
    return text.slice(start, text.indexOf("\n}", start)).replace(/\/\*\*[\s\S]*?\*\/\s*/g, "");
  };

  it("tell each method's operationId by its name", () => {
    const document = smallDocument();
    document.get["x-method"] = "users.keys.get";
    document["x-namespaces"] = { "users.keys": "Keys." };
    expect(declaration(document, "MethodNames")).toBe(
      'export interface MethodNames {\n"users.keys.get": "api_user_v1_Get";\n"users.search": "api_user_v1_Search";',
    );
  });

  it("have the body and the names of the query apart, where there are any", () => {
    const document = smallDocument();
    document.get.parameters = ["sort", "state"].map((name) => ({
      name,
      in: "query",
      schema: { type: "string" },
    }));
    const types = declaration(document, "OperationTypes");
    expect(types).toMatch(/api_user_v1_Get: \{ [^}]* query: "sort" \| "state"; \}/);
    expect(types).toMatch(/api_user_v1_Search: \{ [^}]* body: SearchRequest; \}/);
    expect(types.match(/ (body|query): /g)).toHaveLength(2);
  });
});
