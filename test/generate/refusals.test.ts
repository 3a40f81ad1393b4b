// Each thing that nothing generated goes by is said in a small document, in a line, and refused.
import { describe, expect, it } from "vitest";
import type { Operation, Parameter } from "../../src/generate/openapi.ts";
import { content, findings, FORM_TYPE, operation, read, refTo, smallDocument } from "./document.ts";

type Document = ReturnType<typeof smallDocument>;

const GET = "/v1/users/{user_id}";
const query = (rest: Partial<Parameter>): Parameter[] => [
  { name: "q", in: "query", schema: { type: "string" }, ...rest },
];
const add = (document: Document, path: string, id: string, rest: Partial<Operation> = {}): void => {
  document.paths[path] = { post: operation(id, rest) };
};

it("a document that says only what is gone by is refused for nothing", () => {
  expect(findings(smallDocument())).toEqual([]);
});

it("a namespace within another one is refused once, unless x-namespaces says what it is", () => {
  const document = smallDocument();
  document.get["x-method"] = "users.keys.old.get";
  document.search["x-method"] = "users.keys.old.search";
  const told = "api_user_v1_Get/x-method  generate  api_user_v1_Get: nothing says what";
  expect(findings(document)).toEqual([
    expect.stringMatching(`^${told} users.keys is. Add a sentence under x-namespaces`),
    expect.stringMatching(`^${told} users.keys.old is. `),
  ]);
  document["x-namespaces"] = { "users.keys": "Keys.", "users.keys.old": "Those of old." };
  expect(findings(document)).toEqual([]);
  document["x-namespaces"]["users.locks"] = "Locks.";
  expect(findings(document)).toEqual([
    "root/x-namespaces/users.locks  generate  No method is in users.locks. Correct the name, or remove it.",
  ]);
});

describe("is refused, with where it stands and what to do:", () => {
  it.each<[what: string, change: (document: Document) => unknown, finding: RegExp]>([
    [
      "a body of another media type",
      (d) => (d.search.requestBody!.content = content("SearchRequest", "text/xml")),
      /^api_user_v1_Search\/requestBody\/content\/text~1xml {2}generate .*can't send text\/xml\. Describe the body as/,
    ],
    [
      "a body of two media types",
      (d) => Object.assign(d.search.requestBody!.content, content("SearchRequest", FORM_TYPE)),
      /\/requestBody\/content\/application~1x-www-form-urlencoded .*application\/json is it already\. Leave one/,
    ],
    [
      "an answer of another media type",
      (d) => Object.assign(d.get.responses["200"]!, { content: { ...content("Result"), "text/csv": {} } }),
      /\/responses\/200\/content\/text~1csv .*doesn't read text\/csv\. Describe the answer as application\/json/,
    ],
    [
      "an encoding of a form's fields",
      (d) =>
        (d.search.requestBody!.content = {
          [FORM_TYPE]: { schema: refTo("SearchRequest"), encoding: { cursor: {} } },
        }),
      /\/encoding .*Leave out `encoding`/,
    ],
    [
      "a list in a form",
      (d) => {
        d.search.requestBody!.content = content("SearchResponse", FORM_TYPE);
      },
      /a form has no form for the array `results`\. Make it a string/,
    ],
    ["a body of a GET", (d) => (d.get.requestBody = { content: content("Item") }), /sends no body with GET/],
    [
      "a body without a named schema",
      (d) => (d.search.requestBody!.content = { "application/json": { schema: { type: "object" } } }),
      /the schema of the request body has no name; move it/,
    ],
    [
      "a field that the path has too",
      (d) => {
        d.paths[GET]!.put = operation("x", { requestBody: { content: content("Result") } });
        d.components.schemas["Result"]!["properties"] = { user_id: { type: "string" } };
      },
      /`user_id` is a parameter and a field of the body.*Leave it out of the body's schema/,
    ],
    [
      "bearer tokens",
      (d) => (d.get.security = [{ bearer: [] }]),
      /\/security .*no credentials for the security scheme bearer/,
    ],
    ["a scheme that isn't there", (d) => (d.get.security = [{ gone: [] }]), /security scheme gone/],
    [
      "a choice of credentials",
      (d) => (d.get.security = [{ basic: [] }, {}]),
      /several kinds of credentials, and the client sends one/,
    ],
    [
      "credentials at once",
      (d) => (d.get.security = [{ basic: [], bearer: [] }]),
      /several kinds of credentials/,
    ],
    [
      "client credentials without their form",
      (d) => (d.search.security = [{ client: [] }]),
      /its body isn't one with `client_id` and `client_secret`/,
    ],
    ["no word on credentials", (d) => delete d.security, /nothing says who may call it/],
    [
      "a server without a name",
      (d) => (d.get.servers = [{ url: "https://x.example.com" }]),
      /^api_user_v1_Get\/servers\/0 .*This server has no name/,
    ],
    [
      "a server with one address of two",
      (d) => (d.get.servers = [{ url: "https://x.example.com", "x-server": "x", "x-environment": "live" }]),
      /The server x has no address for test projects/,
    ],
    [
      "a server with two addresses",
      (d) => (d.get.servers = [{ url: "https://x.example.com", "x-server": "api" }]),
      /The server api has two addresses for test projects/,
    ],
    [
      "servers of two names for one operation",
      (d) =>
        (d.get.servers = ["x", "y"].map((name) => ({
          url: `https://${name}.example.com`,
          "x-server": name,
        }))),
      /servers of several names \(x, y\)/,
    ],
    [
      "a server's address with variables",
      (d) => (d.get.servers = [{ url: "https://{x}.example.com", "x-server": "x" }]),
      /The client can't call https:\/\/\{x\}\.example\.com/,
    ],
    [
      "a server over plain HTTP",
      (d) => (d.get.servers = [{ url: "http://x.example.com", "x-server": "x" }]),
      /can't call http:/,
    ],
    ["no server named api", (d) => (d.servers = []), /No server is named api/],
    [
      "a header",
      (d) => (d.get.parameters = query({ in: "header" })),
      /^api_user_v1_Get\/parameters\/0 .*`q` stands in a header/,
    ],
    ["a cookie", (d) => (d.get.parameters = query({ in: "cookie" })), /`q` stands in a cookie/],
    [
      "a parameter's content",
      (d) => (d.get.parameters = query({ content: {} })),
      /has `content`, which the client can't write/,
    ],
    [
      "a parameter's style",
      (d) => (d.get.parameters = query({ style: "pipeDelimited" })),
      /has a style that the client doesn't write/,
    ],
    ["a parameter's explode", (d) => (d.get.parameters = query({ explode: false })), /has a style/],
    [
      "an object in the query",
      (d) => (d.get.parameters = query({ schema: { type: "object" } })),
      /is an object, which the client can't write into a query/,
    ],
    [
      "a list in the path",
      (d) => (d.paths[GET]!.parameters = [{ name: "user_id", in: "path", schema: { type: "array" } }]),
      /is an array, which the client can't write into a path/,
    ],
    [
      "two parameters of one name",
      (d) => (d.get.parameters = query({ name: "user_id" })),
      /two parameters are named `user_id`/,
    ],
    [
      "a path whose parameter isn't described",
      (d) => delete d.paths[GET]!.parameters,
      /the path's \{user_id\} is no parameter/,
    ],
    [
      "an option for a query parameter",
      (d) => (d.get.parameters = query({ "x-option": "projectId" })),
      /has an x-option that nothing fills/,
    ],
    [
      "successes with different schemas",
      (d) => (d.get.responses["201"] = { content: content("Item") }),
      /its successes \(200, 201\) have different schemas/,
    ],
    ["no success", (d) => delete d.get.responses["200"], /no success answer/],
    [
      "a success without content",
      (d) => (d.get.responses["200"] = {}),
      /no application\/json success answer/,
    ],
    [
      "a range of statuses",
      (d) => (d.get.responses["4XX"] = { content: content("ErrorResponse") }),
      /nothing reads the answer `4XX`/,
    ],
    [
      "a default answer",
      (d) => (d.get.responses["default"] = { content: content("ErrorResponse") }),
      /nothing reads the answer `default`/,
    ],
    ["links", (d) => Object.assign(d.get.responses["200"]!, { links: {} }), /nothing follows `links`/],
    [
      "an error of neither form",
      (d) => (d.get.responses["404"] = { content: content("Result") }),
      /^api_user_v1_Get\/responses\/404 .*can't tell whether the error 404 is the API's/,
    ],
    [
      "an error of both forms",
      (d) =>
        (d.get.responses["404"] = {
          content: {
            "application/json": { schema: { allOf: [refTo("ErrorResponse"), refTo("OAuthError")] } },
          },
        }),
      /can't tell whether the error 404/,
    ],
    ["callbacks", (d) => (d.get.callbacks = {}), /nothing receives `callbacks`/],
    ["webhooks", (d) => (d.webhooks = {}), /^root\/webhooks .*Nothing receives webhooks/],
    ["a TRACE", (d) => Object.assign(d.paths[GET]!, { trace: operation("x") }), /the client has no TRACE/],
    [
      "an answer without a body, which the sandbox doesn't give",
      (d) => (d.get.responses = { "204": { description: "Nothing." } }),
      /^api_user_v1_Get\/responses\/204 .*the sandbox answers with JSON alone/,
    ],
    [
      "a keyword that no check knows",
      (d) => (d.components.schemas["Item"]!["if"] = {}),
      /Nothing reads the keyword `if` of the schema Item/,
    ],
    [
      "a reference to a part of a schema",
      (d) => (d.components.schemas["Item"] = { $ref: "#/components/schemas/Result/properties/request_id" }),
      /a part of a schema\. Give that part a name/,
    ],
    [
      "one name for two methods",
      (d) => add(d, "/v1/x", "api_x_v1_Get"),
      /api_x_v1_Get and api_user_v1_Get both become users\.get; give/,
    ],
    [
      "a method that holds a namespace",
      (d) => add(d, "/v1/x", "api_x_v1_Y", { "x-method": "users.get.one" }),
      /users\.get would be a method and hold users\.get\.one as well/,
    ],
    [
      "a method where a walk over pages is",
      (d) => add(d, "/v1/x", "api_x_v1_Y", { "x-method": "users.searchAll" }),
      /users\.searchAll, which walks its pages, is api_x_v1_Y already/,
    ],
    ...["raw", "call", "close"].map(
      (name) =>
        [
          `a namespace named ${name}, as a member of the client is`,
          (d: Document) => (d.get["x-method"] = `${name}.get`),
          new RegExp(`the client has a member ${name} already`),
        ] as [string, (document: Document) => unknown, RegExp],
    ),
    [
      "one flat name for two operations",
      (d) => add(d, "/v1/x", "api_user_v1_get", { "x-method": "users.other" }),
      /it and api_user_v1_Get both become apiUserV1Get/,
    ],
    [
      "one type's name for two namespaces",
      (d) => {
        add(d, "/v1/x", "api_x_v1_Y", { "x-method": "a.b.c" });
        add(d, "/v1/y", "api_x_v1_Z", { "x-method": "aB.c" });
      },
      /aB and a\.b would both have the type ABMethods/,
    ],
    ["pages of nothing", (d) => (d.search["x-pagination"]!.items = "users"), /names the items `users`/],
    [
      "pages without a cursor",
      (d) => (d.search["x-pagination"]!.cursor = "meta.next"),
      /names `meta\.next`, which SearchResponse/,
    ],
  ])("%s", (_what, change, finding) => {
    const document = smallDocument();
    change(document);
    expect(findings(document).join("\n")).toMatch(finding);
  });
});

it("all that is wrong is told at once", () => {
  const document = smallDocument();
  document.get.callbacks = {};
  document.get.security = [{ bearer: [] }];
  document.search.requestBody!.content = content("SearchRequest", "text/xml");
  expect(findings(document)).toHaveLength(3);
  expect(() => read(document)).toThrow("The document has 3 problems.");
});
