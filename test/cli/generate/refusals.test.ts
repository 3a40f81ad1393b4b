// What `stytch-fetch generate` refuses of a document, each with its place and the remedy.
import { expect, it } from "vitest";
import { answer, ownDocument, ownFolder, type OwnDocument, type OwnOperation } from "./own-document.ts";

const body = (schema: object): object => ({ required: true, content: { "application/json": { schema } } });
const object = (properties: object = {}): object => ({ type: "object", properties });

it.each<[what: string, change: (document: OwnDocument, get: OwnOperation) => unknown, told: RegExp]>([
  [
    "another version",
    (d) => (d["openapi"] = "3.0.3"),
    /openapi-version {2}It is OpenAPI "3\.0\.3"\. Write `openapi: 3\.1\.1`/,
  ],
  ["no version", (d) => delete d["openapi"], /It doesn't say which OpenAPI it is/],
  [
    "a word that OpenAPI doesn't have",
    (_, get) => (get["respones"] = {}),
    /own\.json:\d+:\d+ {2}struct {2}Property `respones` is not expected here\. Did you mean responses\?/,
  ],
  [
    "a reference that leads nowhere",
    (_, get) => (get.responses["200"] = answer({ $ref: "#/components/schemas/Reprot" })),
    /own\.json:\d+:\d+ {2}no-unresolved-refs {2}/,
  ],
  [
    "no operationId",
    (_, get) => delete get.operationId,
    /own\.json:9:7 {2}generate {2}GET \/v1\/reports\/\{report_id\} needs an operationId of letters, digits and _/,
  ],
  [
    "an operationId that is no name",
    (_, get) => (get.operationId = "get-report"),
    /own\.json:\d+:\d+ {2}generate {2}get-report: GET .* needs an operationId/,
  ],
  [
    "nothing that names the method",
    (_, get) => delete get["tags"],
    /nothing names its method\. Give it an x-method, two or more/,
  ],
  [
    "a method beside the client's own",
    (_, get) => (get["x-method"] = "call.report"),
    /the client has a member call already/,
  ],
  [
    "a namespace that makes a promise of the client",
    (_, get) => (get["x-method"] = "then.report"),
    /the client can.t have a method then\.report\. Write two or more camelCase names/,
  ],
  [
    "a method of the package",
    (_, get) => (get["x-method"] = "users.get"),
    /both become users\.get; give one of them an x-method/,
  ],
  [
    "a method that checks tokens",
    (_, get) => (get["x-method"] = "sessions.authenticateJwt"),
    /the client has sessions\.authenticateJwt itself/,
  ],
  ["an operationId of the package", (_, get) => (get.operationId = "api_user_v1_Get"), /both become/],
  [
    "two operations of one name",
    (d, get) => (d.paths["/v1/other/{report_id}"] = { get: { ...get } }),
    /both become reports\.get/,
  ],
  [
    "an operation of the package, changed",
    (d, get) => (d.paths["/v1/users"] = { post: { ...get, operationId: "mine" } }),
    /POST \/v1\/users is the package's users\.create, which a document of your own can't change/,
  ],
  [
    "the same path with another name of its parameter",
    (d, get) => (d.paths["/v1/users/{id}"] = { get: { ...get, operationId: "mine" } }),
    /GET \/v1\/users\/\{id\} is the package's users\.get/,
  ],
  [
    "a path whose parts are mixed",
    (d, get) => (d.paths["/v1/reports-{report_id}"] = { get: { ...get, operationId: "mine" } }),
    /can't be filled\. Make each of its parts plain text or one whole \{parameter\}, whose name/,
  ],
  [
    "a method that the client doesn't send",
    (d, get) => (d.paths["/v1/reports/{report_id}"]!["options"] = { ...get, operationId: "mine" }),
    /own\.json:\d+:\d+ {2}generate {2}The client has no OPTIONS, which .*\. It has GET, POST, PUT, PATCH, DELETE/,
  ],
  [
    "a schema of the package, changed",
    (d) => (d.components.schemas["api_user_v1_User"] = object()),
    /own\.json:\d+:\d+ {2}generate {2}The schema api_user_v1_User is the package's, and this is another\. Rename yours/,
  ],
  [
    "a schema's name that is no type's",
    (d, get) => {
      d.components.schemas["a-report"] = object();
      get.responses["200"] = answer({ $ref: "#/components/schemas/a-report" });
    },
    /The schema a-report can't be a type's name/,
  ],
  [
    "a schema's name that the code has",
    (d, get) => {
      d.components.schemas["Stytch"] = object();
      get.responses["200"] = answer({ $ref: "#/components/schemas/Stytch" });
    },
    /The schema Stytch has the name of another type/,
  ],
  [
    "an answer that is no object",
    (_, get) => (get.responses["200"] = answer({ type: "array", items: { type: "string" } })),
    /may be of the type array, and the client reads JSON objects alone/,
  ],
  [
    "no success",
    (_, get) => (get.responses = { "201": { description: "Nothing." } }),
    /no application\/json success answer; give its 2xx response one, or make it a 204/,
  ],
  [
    "a success with a body and one without",
    (_, get) => (get.responses["204"] = { description: "Nothing." }),
    /its successes \(200, 204\) have different schemas/,
  ],
  [
    "a 204 with a body",
    (_, get) => (get.responses = { "204": answer({ $ref: "#/components/schemas/Report" }) }),
    /a 204 has no body\. Leave its content out/,
  ],
  [
    "pages of an answer without a body",
    (_, get) => {
      get.responses = { "204": { description: "Nothing." } };
      get["x-pagination"] = { items: "reports", cursor: "next" };
    },
    /x-pagination makes a walk over pages, and the answer has no body/,
  ],
  [
    "a body that is no object",
    (d, get) =>
      (d.paths["/v1/reports"] = {
        post: { ...get, operationId: "mine", parameters: [], requestBody: body({ type: "string" }) },
      }),
    /may be of the type string, and the client sends JSON objects alone/,
  ],
  [
    "a header",
    (_, get) =>
      (get["parameters"] = [
        ...(get["parameters"] as object[]),
        { name: "x-a", in: "header", schema: { type: "string" } },
      ]),
    /`x-a` stands in a header/,
  ],
  [
    "credentials that the client doesn't have",
    (d, get) => {
      get["security"] = [{ key: [] }];
      Object.assign(d.components, {
        securitySchemes: { key: { type: "apiKey", in: "header", name: "x-key" } },
      });
    },
    /the client has no credentials for the security scheme key/,
  ],
  [
    "a server that nothing says the secret of",
    (_, get) => (get["servers"] = [{ url: "https://reports.example.com", "x-server": "reports" }]),
    /nothing says whether the project's secret goes there\. Give it `security`/,
  ],
  [
    "a server of its own, of which only the whole document says where the secret goes",
    (d, get) => {
      d["security"] = [{ basic: [] }];
      get["servers"] = [{ url: "https://reports.example.com", "x-server": "reports" }];
    },
    /nothing says whether the project's secret goes there\. Give it `security`/,
  ],
  [
    "a method within one that checks tokens",
    (_, get) => (get["x-method"] = "sessions.authenticateJwt.report"),
    /the client has sessions\.authenticateJwt itself/,
  ],
  [
    "a reference to a part of a schema",
    (d) => {
      const part = { $ref: "#/components/schemas/Deep/properties/inner" };
      d.components.schemas["Deep"] = object({ inner: object() });
      d.components.schemas["Report"] = object({ inner: part });
    },
    /The schema Report refers to #\/components\/schemas\/Deep\/properties\/inner, a part of another/,
  ],
  [
    "a server without a name",
    (_, get) => Object.assign(get, { servers: [{ url: "https://reports.example.com" }], security: [] }),
    /This server has no name\. Give it an x-server/,
  ],
  [
    "a server over http",
    (_, get) =>
      Object.assign(get, {
        servers: [{ url: "http://reports.example.com", "x-server": "reports" }],
        security: [],
      }),
    /The client can't call http:\/\/reports\.example\.com/,
  ],
  [
    "another address of the package's server",
    (_, get) =>
      Object.assign(get, { servers: [{ url: "https://evil.example.com", "x-server": "api" }], security: [] }),
    /The server api has two addresses/,
  ],
  [
    "a security scheme of the package's name that is another",
    (d, get) => {
      Object.assign(get, {
        servers: [{ url: "https://reports.example.com", "x-server": "reports" }],
        security: [{ basic: [] }],
      });
      Object.assign(d.components, { securitySchemes: { basic: { type: "http", scheme: "bearer" } } });
    },
    /The security scheme basic is the package's, http basic, and this is another\. Rename yours/,
  ],
  [
    "a number in the path",
    (_, get) => Object.assign((get["parameters"] as object[])[0]!, { schema: { type: "integer" } }),
    /the parameter `report_id` may be of the type integer, and the client writes strings alone into a path/,
  ],
  [
    "a parameter of the path that may be left out",
    (_, get) => Object.assign((get["parameters"] as object[])[0]!, { required: false }),
    /the parameter `report_id` stands in the path and isn't `required: true`/,
  ],
  [
    "a parameter of the path that isn't in it",
    (_, get) =>
      (get["parameters"] as object[]).push({
        name: "id",
        in: "path",
        required: true,
        schema: { type: "string" },
      }),
    /the parameter `id` stands in no place of \/v1\/reports\/\{report_id\}/,
  ],
  [
    "lists in the query that nobody knows how to write",
    (d, get) => {
      d.components.schemas["Lists"] = { type: "array", items: { $ref: "#/components/schemas/Lists" } };
      (get["parameters"] as object[]).push(
        { name: "a", in: "query", schema: { type: "array" } },
        { name: "b", in: "query", schema: { $ref: "#/components/schemas/Lists" } },
      );
    },
    /`a` is an array whose `items` the client can't write[^]*`b` is an array whose `items` the client can't write/,
  ],
  [
    "two of its paths that take the same requests",
    (d, get) => {
      const parameters = [{ name: "other", in: "path", required: true, schema: { type: "string" } }];
      d.paths["/v1/reports/{other}"] = { get: { ...get, operationId: "api_reports_v1_Other", parameters } };
    },
    /GET \/v1\/reports\/\{other\} takes the same requests as \/v1\/reports\/\{report_id\}\. Leave one/,
  ],
  [
    "a server that nobody reads where it stands",
    (_, get) =>
      Object.assign(get, {
        servers: [{ url: "https://a:b@reports.example.com\\@evil.example.com", "x-server": "reports" }],
        security: [],
      }),
    /The client can't call https:\/\/a:b@/,
  ],
  [
    "pages without a cursor to ask for",
    (_, get) => {
      get["x-pagination"] = { items: "reports", cursor: "next" };
      get.responses["200"] = answer(
        object({ reports: { type: "array", items: object() }, next: { type: "string" } }),
      );
    },
    /x-pagination .*`cursor`/,
  ],
])("%s", async (_, change, told) => {
  const own = ownFolder(ownDocument(change));
  const { code, stderr } = await own.generate();
  expect(stderr).toMatch(told);
  expect(code).toBe(1);
  expect(() => own.read("out/index.ts")).toThrow("ENOENT");
});

it.each([
  ["x-method", [5, [], {}, ""], /x-method must be names with dots between them/],
  ["x-retry-safety", ["safe", "Unsafe", 5, true], /x-retry-safety must be read, idempotent or unsafe, not /],
  [
    "x-pagination",
    ["yes", [], {}, { items: "a" }, { items: 1, cursor: 2 }],
    /x-pagination must be `\{ items, cursor \}`/,
  ],
  ["x-server", [5, {}, "a b", "__proto__", "constructor"], /x-server must be letters, digits and _/],
])("tells what %s can't say", async (word, values, told) => {
  for (const value of values) {
    const own = ownFolder(
      ownDocument((_, get) => {
        Object.assign(get, {
          servers: [{ url: "https://reports.example.com", "x-server": "reports" }],
          security: [],
        });
        Object.assign(word === "x-server" ? (get["servers"] as object[])[0]! : get, { [word]: value });
      }),
    );
    const { stderr } = await own.generate();
    expect(stderr).toMatch(told);
    expect(stderr).toContain("The document has 1 problem.");
  }
});

it.each(["Client", "PackageStytch", "NodeOptions", "string", "class", "default", "undefined"])(
  "a schema named %s, which the code can't have, is refused",
  async (name) => {
    const own = ownFolder(
      ownDocument((document, get) => {
        document.components.schemas[name] = object();
        get.responses["200"] = answer({ $ref: `#/components/schemas/${name}` });
      }),
    );
    expect((await own.generate()).stderr).toMatch(
      new RegExp(`own\\.json:\\d+:\\d+ {2}generate {2}The schema ${name} `),
    );
  },
);

it("refuses operations that would have one type for two things", async () => {
  const list = { type: "array", items: object() };
  const cursor = { name: "cursor", in: "query", schema: { type: "string" } };
  const own = ownFolder(
    ownDocument(({ paths }, get) => {
      get["x-method"] = "extra.get";
      const find = { ...get, operationId: "find", "x-method": "found.find", parameters: [cursor] };
      paths["/v1/a"] = {
        get: {
          ...find,
          "x-pagination": { items: "list", cursor: "next" },
          responses: { "200": answer(object({ list, next: { type: "string" } })) },
        },
      };
      paths["/v1/b"] = { get: { ...find, operationId: "findAll", "x-method": "found.other" } };
    }),
  );
  const { stderr } = await own.generate();
  expect(stderr).toMatch(
    /api_reports_v1_Get: its namespace has the type ExtraMethods, which the code has already/,
  );
  expect(stderr).toMatch(/findAll: findAllParams are the params of all pages of find, too/);
});

it("tells all problems of a document at once", async () => {
  const own = ownFolder(
    ownDocument((document, get) => {
      delete get["tags"];
      document.paths["/v1/other"] = { get: { responses: get.responses } };
    }),
  );
  const { stderr } = await own.generate();
  expect(stderr).toContain("The document has 2 problems.");
});

it("refuses a document without an operation of its own", async () => {
  const own = ownFolder(ownDocument((document) => (document.paths = {})));
  expect(await own.generate()).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("has no operation that the package doesn't have") as string,
  });
});

it.each([
  "",
  "null",
  "[]",
  "just text",
  "openapi: [",
  '{"openapi": 3.1}',
  "\u0000",
  "openapi: 3.1.1\ncomponents: 7\npaths: {a: 5}\ninfo: x",
  "openapi: 3.1.1\nx-a: &a { b: *a }",
  `openapi: 3.1.1\nx-0: &a0 {}\n${Array.from({ length: 40 }, (_, i) => `x-${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`).join("")}`,
  JSON.stringify(ownDocument((document) => (document.components = null as never))),
  JSON.stringify(ownDocument((document) => (document.components.schemas = null as never))),
  JSON.stringify(
    ownDocument(({ components }) => (components.schemas["Report"] = { $ref: "#/components/schemas/Report" })),
  ),
  JSON.stringify(
    ownDocument((_, get) => (get.responses["200"] = answer({ $ref: "#/components/schemas/%E0%A4%A" }))),
  ),
])("tells what is wrong with %j as a document", async (text) => {
  const own = ownFolder(text);
  const { code, stderr } = await own.generate();
  expect(code).toBe(1);
  expect(stderr).toMatch(/^stytch-fetch: The document has \d+ problems?\.\n/);
  expect(stderr).not.toMatch(/TypeError|\n {4}at /);
});
