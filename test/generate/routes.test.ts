import { describe, expect, it } from "vitest";
import type { Piece } from "../../scripts/generate/format.ts";
import { emitMethods } from "../../scripts/generate/methods.ts";
import type { OpenAPIDocument } from "../../src/generate/openapi.ts";
import { emitRoutes } from "../../scripts/generate/routes.ts";
import { listSecretFields } from "../../src/generate/secret-fields.ts";
import { content, FORM_TYPE, operation, read, refTo, smallDocument } from "./document.ts";

const GET = "/v1/users/{user_id}";

/** The entry of an operation in the table, and the document's servers. */
function emit(document: OpenAPIDocument, id: string): { entry: string; servers: string; methods: string } {
  const { routes, servers } = read(document);
  const text = emitRoutes(routes, servers, listSecretFields(document, routes));
  return {
    entry: new RegExp(`${id}: (.*),\n`).exec(text)![1]!,
    servers: /servers = (.*) as const/.exec(text)![1]!,
    methods: textOf(emitMethods(document, routes)),
  };
}

describe("a route", () => {
  it("of most operations says nothing of credentials, media type, server and errors", () => {
    expect(JSON.parse(emit(smallDocument(), "api_user_v1_Get").entry)).toEqual({
      method: "GET",
      path: GET,
      accessor: ["users", "get"],
      retry: "unsafe",
    });
  });

  it("without credentials says so", () => {
    const document = smallDocument();
    document.get.security = [];
    expect(JSON.parse(emit(document, "api_user_v1_Get").entry)).toMatchObject({ credentials: "none" });
  });

  it("with a form says so, and whether the credentials are in it", () => {
    const document = smallDocument();
    document.search.requestBody!.content = content("TokenRequest", FORM_TYPE);
    expect(JSON.parse(emit(document, "api_user_v1_Search").entry)).toMatchObject({ contentType: "form" });
    expect(emit(document, "api_user_v1_Search").entry).not.toContain("credentials");
    document.search.security = [{ client: [] }];
    expect(JSON.parse(emit(document, "api_user_v1_Search").entry)).toMatchObject({
      contentType: "form",
      credentials: "form",
    });
  });

  it("with the errors of OAuth says so, though others of its errors are the API's", () => {
    const document = smallDocument();
    document.get.responses["401"] = { content: content("OAuthError") };
    expect(JSON.parse(emit(document, "api_user_v1_Get").entry)).toMatchObject({ errors: "oauth" });
  });

  it("names its server, and the servers have an address for both environments", () => {
    const document = smallDocument();
    document.paths[GET]!.servers = [{ url: "https://fraud.example.com", "x-server": "fraud" }];
    const { entry, servers } = emit(document, "api_user_v1_Get");
    expect(JSON.parse(entry)).toMatchObject({ server: "fraud" });
    expect(JSON.parse(servers)).toEqual({
      api: { test: "https://test.example.com", live: "https://api.example.com" },
      fraud: { test: "https://fraud.example.com", live: "https://fraud.example.com" },
    });
  });

  it("has the parameters that an option fills, which a call may leave out", () => {
    const document = smallDocument();
    document.paths["/v1/public/{project_id}/oauth2/token"] = {
      parameters: [
        {
          name: "project_id",
          in: "path",
          required: true,
          schema: { type: "string" },
          "x-option": "projectId",
        },
      ],
      post: operation("api_m2m_v1_Token", {
        security: [{ client: [] }],
        requestBody: { required: true, content: content("TokenRequest", FORM_TYPE) },
      }),
    };
    const { entry, methods } = emit(document, "api_m2m_v1_Token");
    expect(JSON.parse(entry)).toMatchObject({ fromOptions: { project_id: "projectId" } });
    expect(methods.replaceAll(/\s+/g, " ")).toMatch(
      /export type api_m2m_v1_TokenParams = \{ .*project_id\?: string \| undefined; \} & TokenRequest;/,
    );
  });

  it("is reserved no value for a path of another server", () => {
    const document = smallDocument();
    document.paths["/v1/users/me"] = { get: operation("api_user_v1_Me") };
    expect(read(document).routes[0]!.reserved).toEqual({ user_id: ["me"] });
    document.paths["/v1/users/me"].servers = [{ url: "https://other.example.com", "x-server": "other" }];
    expect(read(document).routes[0]!.reserved).toEqual({});
  });

  it("has pages without a total where the API tells none", () => {
    const { entry } = emit(smallDocument(), "api_user_v1_Search");
    expect(JSON.parse(entry)).toMatchObject({ pages: { items: "results", cursor: ["next_cursor"] } });
    expect(entry).not.toContain("total");
  });

  it("takes the operation's own parameter where its path has one of the same name", () => {
    const document = smallDocument();
    document.get.parameters = [
      { name: "user_id", in: "path", required: true, schema: { type: "string", format: "uuid" } },
    ];
    expect(read(document).routes[0]!.pathParameters).toEqual(document.get.parameters);
  });
});

describe("a signature", () => {
  const signature = (document: OpenAPIDocument, name: string): string =>
    new RegExp(`readonly ${name}: (.*) =>`).exec(textOf(emitMethods(document, read(document).routes)))![1]!;

  it("lets the params be left out where none of them is needed, though a body is required", () => {
    const document = smallDocument();
    expect(signature(document, "search")).toMatch(/^\(params\?:/);
    expect(signature(document, "searchAll")).toMatch(/^\(params\?:/);
    document.components.schemas["SearchRequest"]!["required"] = ["limit"];
    expect(signature(document, "search")).toMatch(/^\(params:/);
    expect(signature(document, "searchAll")).toMatch(/^\(params:/);
  });

  it("has a parameter's type, spelled out", () => {
    const document = smallDocument();
    document.components.schemas["Sort"] = { type: "string", enum: ["asc", "desc"] };
    document.get.parameters = [
      { name: "sort", in: "query", schema: refTo("Sort") },
      { name: "ids", in: "query", schema: { type: "array", items: { type: "integer" } } },
    ];
    const text = textOf(emitMethods(document, read(document).routes));
    expect(text).toContain('sort?: "asc" | "desc" | undefined;');
    expect(text).toContain("ids?: readonly (number)[] | undefined;");
  });
});

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join("");
}

describe("the fields of secrets", () => {
  const password = { type: "string", format: "password" };
  const list = (document: OpenAPIDocument) => listSecretFields(document, read(document).routes);

  it("are those of request bodies with the format password, at any depth, by name", () => {
    const document = smallDocument();
    const { schemas } = document.components;
    schemas["Token"] = password;
    schemas["Inner"] = { type: "object", properties: { token: refTo("Token"), hash: password } };
    schemas["SearchRequest"] = {
      allOf: [
        {
          type: "object",
          properties: { list: { type: "array", items: refTo("Inner") }, email: { type: "string" } },
        },
        { oneOf: [{ type: "object", properties: { hash: password } }, { properties: { token: false } }] },
      ],
    };
    expect(list(document)).toEqual(["hash", "token"]);
  });

  it("are none of answers, and none of a schema that holds itself without one", () => {
    const document = smallDocument();
    const { schemas } = document.components;
    schemas["Result"] = { type: "object", properties: { password } };
    schemas["SearchRequest"] = { type: "object", properties: { inner: refTo("SearchRequest") } };
    expect(list(document)).toEqual([]);
  });
});
