// `stytch-fetch generate`: the file it writes, and where it writes none.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import openapi from "../../../generated/openapi.json" with { type: "json" };
import { repository } from "../../generate/workspace.ts";
import { runHere } from "../helpers.ts";
import { answer, ownDocument, ownFolder } from "./own-document.ts";

const example = join(repository, "examples/own-endpoints");

it("makes the example's code of its document", async () => {
  const flags = ["--document", join(example, "notes.yaml"), "--out", join(example, "stytch"), "--check"];
  const { code, stdout, stderr } = await runHere(["generate", ...flags]);
  expect(stderr).toBe("");
  expect(stdout).toMatch(/index\.ts is up to date: users\.addNote, notes\.search\.\n$/);
  expect(code).toBe(0);
});

it("writes the code once, and tells the second time that it is up to date", async () => {
  const own = ownFolder(ownDocument());
  expect(await own.generate()).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/out\/index\.ts: reports\.get\.\n$/) as string,
  });
  const text = own.read("out/index.ts");
  expect(text).toMatch(/^\/\/ Made by `npx stytch-fetch generate` from own\.json\. /);
  expect(await own.generate()).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/is up to date: reports\.get\.\n$/) as string,
  });
  expect(own.read("out/index.ts")).toBe(text);
});

it("--check writes nothing, and fails where the code isn't what the document makes", async () => {
  const own = ownFolder(ownDocument());
  expect(await own.generate("--check")).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/is not what .*own\.json makes/) as string,
  });
  expect(() => own.read("out/index.ts")).toThrow("ENOENT");
  await own.generate();
  expect((await own.generate("--check")).code).toBe(0);
  const text = own.read("out/index.ts");
  own.write(
    "own.json",
    ownDocument((_, get) => (get["x-method"] = "reports.read")),
  );
  expect((await own.generate("--check")).code).toBe(1);
  expect(own.read("out/index.ts")).toBe(text);
});

it("leaves a file alone that it didn't write", async () => {
  const own = ownFolder(ownDocument());
  own.write("out/index.ts", "export const mine = 1;\n");
  expect(await own.generate()).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("this command didn't write it") as string,
  });
  expect(own.read("out/index.ts")).toBe("export const mine = 1;\n");
});

it("writes nothing for a document with a problem, and leaves the code of before", async () => {
  const own = ownFolder(ownDocument());
  await own.generate();
  const text = own.read("out/index.ts");
  own.write(
    "own.json",
    ownDocument((_, get) => delete get.operationId),
  );
  expect((await own.generate()).code).toBe(1);
  expect(own.read("out/index.ts")).toBe(text);
});

it("takes a file with the line ends of Windows for what it is", async () => {
  const own = ownFolder(ownDocument());
  await own.generate();
  own.write("out/index.ts", own.read("out/index.ts").replaceAll("\n", "\r\n"));
  expect(await own.generate("--check")).toMatchObject({ code: 0, stderr: "" });
});

it("says where it can't read or write its file", async () => {
  const own = ownFolder(ownDocument());
  own.write("out/index.ts/file", "");
  expect((await own.generate()).stderr).toMatch(/^stytch-fetch: .*index\.ts can't be read: EISDIR/);
  const other = ownFolder(ownDocument());
  other.write("out", "");
  expect((await other.generate()).stderr).toMatch(
    /^stytch-fetch: .*index\.ts can't be (read|written): ENOTDIR/,
  );
});

it("writes the document's name on one line, whatever is in it", async () => {
  const own = ownFolder();
  const name = "a\n\u2028import 'evil';.json";
  own.write(name, ownDocument());
  const { code } = await runHere(["generate", "--document", own.path(name), "--out", own.path("out")]);
  expect(code).toBe(0);
  expect(own.read("out/index.ts").split(/[\n\u2028]/)[0]).toContain("import 'evil'");
});

it("needs a document and a folder", async () => {
  const empty = ["--document", "a.yaml", "--out", ""];
  for (const flags of [[], ["--document", "a.yaml"], ["--out", "b"], empty]) {
    expect(await runHere(["generate", ...flags])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        "generate needs --document, your OpenAPI document, and --out",
      ) as string,
    });
  }
});

it("says where there is no such document", async () => {
  const own = ownFolder();
  expect(await own.generate()).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/own\.json can't be read: ENOENT/) as string,
  });
});

describe("a document", () => {
  it("may be YAML, with parts in other files", async () => {
    const own = ownFolder();
    own.write("parts/report.yaml", "type: object\nproperties:\n  title: { type: string }\n");
    own.write(
      "own.json",
      ownDocument((document) => (document.components.schemas["Report"] = { $ref: "parts/report.yaml" })),
    );
    expect((await own.generate()).code).toBe(0);
    expect(own.read("out/index.ts")).toContain("title?: string;");
  });

  it.each([
    ["hold themselves", "a: &a [*a]"],
    [
      "hold more than 2000000 values",
      [...Array(8).keys()]
        .map(
          (i) =>
            `a${i}: &a${i} [${
              i
                ? Array(9)
                    .fill(`*a${i - 1}`)
                    .join()
                : "{}"
            }]`,
        )
        .join("\n"),
    ],
  ])("is refused where its aliases %s", async (problem, yaml) => {
    const own = ownFolder(`openapi: 3.1.1\n${yaml}\n`);
    const { code, stderr } = await own.generate();
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining(`yaml-syntax  Its aliases ${problem}. Write a $ref`),
    ]);
  });

  it("refers to the package's schemas by name, or by the package's own file", async () => {
    const own = ownFolder();
    const user = "#/components/schemas/api_user_v1_User";
    for (const $ref of [user, `${repository}/generated/openapi.json${user}`]) {
      own.write(
        "own.json",
        ownDocument((_, get) => (get.responses["200"] = answer({ $ref }))),
      );
      expect(await own.generate()).toMatchObject({ code: 0, stderr: "" });
      const text = own.read("out/index.ts");
      expect(text).toContain('import type { api_user_v1_User } from "stytch-fetch/schema";');
      expect(text).not.toContain("interface api_user_v1_User");
      expect(text).toContain("APIPromise<api_user_v1_User>");
    }
  });

  it("may be a copy of the package's with more in it, of which only that is added", async () => {
    const { paths, components } = ownDocument();
    const schemas = { ...openapi.components.schemas, ...components.schemas };
    const whole = {
      ...openapi,
      paths: { ...openapi.paths, ...paths },
      components: { ...openapi.components, schemas },
    };
    const own = ownFolder(whole);
    expect(await own.generate()).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/index\.ts: reports\.get\.\n$/) as string,
    });
  });

  it("may leave out words, names of schemas and the safety of retries", async () => {
    const own = ownFolder(
      ownDocument(({ paths }, get) => {
        get.responses["200"] = answer({ type: "object", properties: { title: { type: "string" } } });
        paths["/v1/reports/{report_id}"]!["delete"] = { ...get, operationId: "api_reports_v1_Delete" };
      }),
    );
    expect((await own.generate()).code).toBe(0);
    const text = own.read("out/index.ts");
    expect(text).toContain("interface api_reports_v1_GetResponse");
    expect(text).toMatch(/"api_reports_v1_Get": .*?"retry": "read"/);
    expect(text).toMatch(/"api_reports_v1_Delete": .*?"retry": "idempotent"/);
  });

  it("may have schemas of the names that others without one would get", async () => {
    const own = ownFolder(
      ownDocument(({ components }, get) => {
        const text = (name: string): object => ({
          type: "object",
          properties: { [name]: { type: "string" } },
        });
        components.schemas["api_reports_v1_GetResponse"] = text("first");
        components.schemas["api_reports_v1_GetResponse_"] = text("second");
        get.responses["200"] = answer(text("third"));
      }),
    );
    expect(await own.generate()).toMatchObject({ code: 0, stderr: "" });
    const code = own.read("out/index.ts");
    expect(code).toMatch(/interface api_reports_v1_GetResponse__ \{\s*third\?: string/);
    expect(code).toContain("APIPromise<api_reports_v1_GetResponse__>");
  });

  it("may have a PATCH with a query beside its body, and an answer without one", async () => {
    const own = ownFolder(
      ownDocument(({ paths, components }, get) => {
        const dryRun = { name: "dry_run", in: "query", schema: { type: "boolean" } };
        const requestBody = {
          required: true,
          content: { "application/json": { schema: { $ref: "#/components/schemas/Report" } } },
        };
        components.schemas["Report"] = { type: "object", properties: { title: { type: "string" } } };
        Object.assign(paths["/v1/reports/{report_id}"]!, {
          patch: {
            ...get,
            operationId: "api_reports_v1_Change",
            parameters: [...(get["parameters"] as object[]), dryRun],
            requestBody,
          },
          delete: {
            ...get,
            operationId: "api_reports_v1_Delete",
            responses: { "204": { description: "Gone." } },
          },
        });
      }),
    );
    expect(await own.generate()).toMatchObject({ code: 0, stderr: "" });
    const code = own.read("out/index.ts");
    expect(code).toMatch(
      /"api_reports_v1_Change": .*?"method": "PATCH".*?"retry": "unsafe".*?"query": \["dry_run"\]/,
    );
    expect(code).toMatch(/"api_reports_v1_Delete": .*?"empty": true/);
    expect(code).toMatch(/dry_run\?: boolean \| undefined;\s*\} & Report;/);
    expect(code).toContain(
      "delete: (params: api_reports_v1_DeleteParams, options?: Options) => APIPromise<Record<string, never>>",
    );
  });

  it("may have its paths, parameters, bodies and answers elsewhere, behind one reference after another", async () => {
    const ref = ($ref: string): object => ({ $ref: `#/components/${$ref}` });
    const content = {
      "application/json": { schema: { type: "object", properties: { text: { type: "string" } } } },
    };
    const own = ownFolder(
      ownDocument((document, get) => {
        const [parameter] = get["parameters"] as object[];
        Object.assign(document.components, {
          parameters: { A: ref("parameters/B"), B: parameter },
          responses: { A: ref("responses/B"), B: get.responses["200"] },
          requestBodies: { A: ref("requestBodies/B"), B: { content } },
          pathItems: {
            A: {
              post: {
                ...get,
                requestBody: ref("requestBodies/A"),
                parameters: [ref("parameters/A")],
                responses: { "200": ref("responses/A") },
              },
            },
          },
        });
        document.paths = { "/v1/reports/{report_id}": ref("pathItems/A") as never, "x-note": null as never };
      }),
    );
    expect(await own.generate()).toMatchObject({ code: 0, stderr: "" });
    expect(own.read("out/index.ts")).toContain("text?: string");
  });

  it("may have bodies by another name, and with any fields", async () => {
    const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
    const own = ownFolder(
      ownDocument(({ paths, components }, get) => {
        const add = (name: string, schema: object): void => {
          const requestBody = { required: true, content: { "application/json": { schema } } };
          const operation = { ...get, operationId: `api_reports_v1_${name}`, parameters: [], requestBody };
          paths[`/v1/reports/${name}`] = { post: operation };
        };
        components.schemas["Real"] = {
          type: "object",
          required: ["t"],
          properties: { t: { type: "string" } },
        };
        components.schemas["Alias"] = ref("Real");
        add("Named", ref("Alias"));
        add("Any", { type: "object", additionalProperties: true });
      }),
    );
    expect(await own.generate()).toMatchObject({ code: 0, stderr: "" });
    const text = own.read("out/index.ts");
    expect(text).toMatch(/readonly named: \(params: Alias,/);
    expect(text).toMatch(/readonly any: \(params\?: api_reports_v1_AnyRequest,/);
  });

  it("may have answers with headers that stand elsewhere", async () => {
    const own = ownFolder(
      ownDocument(({ components }, get) => {
        Object.assign(components, { headers: { Limit: { schema: { type: "integer" } } } });
        Object.assign(get.responses["200"]!, {
          headers: { "x-limit": { $ref: "#/components/headers/Limit" } },
        });
      }),
    );
    await own.generate();
    expect(own.read("out/index.ts")).not.toContain('components["headers"]');
  });

  it("may have secrets in several forms, and in lists", async () => {
    const pin = { type: "string", format: "password" };
    const own = ownFolder(
      ownDocument(({ paths, components }, get) => {
        components.schemas["Pin"] = pin;
        const properties = {
          a: { anyOf: [pin, { type: "null" }] },
          b: { allOf: [{ $ref: "#/components/schemas/Pin" }], description: "It." },
          c: { type: "array", items: pin },
          d: { type: "string" },
        };
        const content = { "application/json": { schema: { type: "object", properties } } };
        const operation = {
          ...get,
          operationId: "api_reports_v1_Add",
          parameters: [],
          requestBody: { content },
        };
        paths["/v1/reports"] = { post: operation };
      }),
    );
    await own.generate();
    expect(own.read("out/index.ts")).toMatch(/secretFields: \["a", "b", "c"\]/);
  });

  it("may add a method to a path of the package", async () => {
    const own = ownFolder(
      ownDocument(({ paths, components }, get) => {
        delete paths["/v1/reports/{report_id}"];
        delete components.schemas["Report"];
        paths["/v1/users/{user_id}"] = {
          post: {
            ...get,
            "x-method": "users.touch",
            parameters: [{ name: "user_id", in: "path", required: true, schema: { type: "string" } }],
            responses: { "200": answer({ $ref: "#/components/schemas/api_user_v1_User" }) },
          },
        };
      }),
    );
    expect(await own.generate()).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/: users\.touch\.\n$/) as string,
    });
    expect(own.read("out/index.ts")).toMatch(/Omit<PackagePaths\["\/v1\/users\/\{user_id\}"\], "post">/);
  });

  it("is for Node alone with --node", async () => {
    const own = ownFolder(ownDocument());
    await own.generate("--node");
    const text = own.read("out/index.ts");
    expect(text).toContain("export function createStytchFromEnv(");
    expect(text).toMatch(/from "stytch-fetch\/node"/);
  });
});

it("tells with --check that the code was made with --node", async () => {
  const own = ownFolder(ownDocument());
  await own.generate("--node");
  expect(await own.generate("--check", "--node")).toMatchObject({ code: 0 });
  expect(await own.generate("--check")).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("makes without --node, and was made with it.") as string,
  });
});

it("leaves out the answer of any other status, and takes a summary from the description", async () => {
  const own = ownFolder(
    ownDocument((_, get) => {
      get.responses["default"] = { description: "An error." };
      get.responses["4XX"] = { description: "An error, too." };
      get["description"] = "Read a report. It may be old.";
    }),
  );
  expect(await own.generate()).toMatchObject({ code: 0, stderr: "" });
  expect(own.read("out/index.ts")).toMatch(/\* Read a report\.\s+\*\s+\* It may be old\.\s+\*\s+\* `GET/);
});
