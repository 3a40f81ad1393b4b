// Operations written into openapi/ to start from: the structure is the provider's, and the linter asks for every word.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseYaml } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import generated from "../../generated/openapi.json" with { type: "json" };
import type { OpenAPIDocument, Operation } from "../../src/generate/openapi.ts";
import { addOperation, findOperations } from "../../scripts/upstream/add.ts";
import { documentOf, object, text } from "../changes/documents.ts";
import { copyDocument } from "../lint/document.ts";

const ours = generated as unknown as OpenAPIDocument;
const ref = (name: string): { $ref: string } => ({ $ref: `#/components/schemas/${name}` });

function copyOf(operation: Partial<Operation> = {}, path = "/v1/users/{user_id}/letters"): OpenAPIDocument {
  return documentOf({
    path,
    body: ref("api_user_v1_LettersRequest"),
    answer: ref("api_user_v1_LettersResponse"),
    schemas: {
      api_user_v1_LettersRequest: object({ size: { type: "string", enum: ["A4", "A5"], title: "Theirs." } }),
      api_user_v1_LettersResponse: object({ request_id: text, user: ref("api_user_v1_User") }, [
        "request_id",
      ]),
      api_user_v1_User: object({}),
    },
    operation: {
      operationId: "api_user_v1_Letters",
      tags: ["Users"],
      summary: "Theirs",
      parameters: [
        { name: "user_id", in: "path", required: true, schema: text },
        { name: "limit", in: "query", schema: { type: "integer" } },
        { name: "X-Session", in: "header", schema: text },
      ],
      ...operation,
    },
  });
}

describe("an operation that ours lacks", () => {
  it("is found with others by their names, or refused before anything is written", () => {
    const found = findOperations(copyOf(), ours, ["api_user_v1_Letters", "POST /v1/users/{user_id}/letters"]);
    expect(found.map(({ key }) => key)).toEqual(Array(2).fill("POST /v1/users/{user_id}/letters"));
    expect(() => findOperations(copyOf(), ours, ["api_user_v1_Letters", "nope"])).toThrow(
      "The copy has no operation nope",
    );
  });

  it("becomes a path file, its line in openapi.yaml, and the schemas that are new", async () => {
    const { folder, read } = copyDocument();
    const files = await addOperation(folder, copyOf(), ours, "api_user_v1_Letters");
    const path = "paths/users/users_{user_id}_letters.yaml";
    expect(files).toEqual([path, "openapi.yaml", "schemas/user.yaml"]);
    expect(read("openapi.yaml")).toContain(`  /v1/users/{user_id}/letters:\n    $ref: ${path}\n`);
    expect(read(path)).toBe(`parameters:
  - $ref: ../../parameters.yaml#/UserId
post:
  operationId: api_user_v1_Letters
  tags: [Users]
  summary: TODO
  description: TODO
  x-retry-safety: TODO
  parameters:
    - name: limit
      in: query
      required: false
      description: TODO
      schema:
        type: integer
  requestBody:
    required: true
    content:
      application/json:
        schema:
          $ref: ../../schemas/user.yaml#/api_user_v1_LettersRequest
  responses:
    "200":
      description: TODO
      content:
        application/json:
          schema:
            $ref: ../../schemas/user.yaml#/api_user_v1_LettersResponse
    "404": { $ref: ../../responses.yaml#/NotFound }
`);
    expect(read("schemas/user.yaml")).toContain(`api_user_v1_LettersRequest:
  type: object
  description: TODO
  properties:
    size:
      description: TODO
      anyOf:
        - type: string
          enum: [A4, A5]
          x-enumDescriptions:
            A4: ""
            A5: ""
        - type: string
api_user_v1_LettersResponse:
  type: object
  description: TODO
  required: [request_id]
  properties:
    request_id:
      $ref: id.yaml#/RequestId
    user:
      $ref: "#/api_user_v1_User"
`);
    // Ours has it already, and as it is.
    expect(read("schemas/user.yaml").match(/^api_user_v1_User:/gm)).toHaveLength(1);
  });

  it("is refused by the linter at each placeholder", async () => {
    const { folder, lint } = copyDocument();
    await addOperation(folder, copyOf(), ours, "api_user_v1_Letters");
    const rules = (await lint()).map(({ ruleId, at }) => `${ruleId} ${at.replace(/:\d+$/, "")}`);
    const path = "paths/users/users_{user_id}_letters.yaml";
    expect(rules.filter((rule) => rule === `stytch/own-words ${path}`)).toHaveLength(4);
    expect(rules.filter((rule) => rule === "stytch/own-words schemas/user.yaml")).toHaveLength(3);
    expect(rules.filter((rule) => rule === "stytch/enum-descriptions schemas/user.yaml")).toHaveLength(2);
    expect(rules).toContain(`rule/retry-safety ${path}`);
  });

  it("stands beside its neighbours in openapi.yaml", async () => {
    const { folder, read } = copyDocument();
    await addOperation(folder, copyOf(), ours, "api_user_v1_Letters");
    expect(read("openapi.yaml")).toContain(`
  /v1/users/{user_id}:
    $ref: paths/users/users_{user_id}.yaml
  /v1/users/{user_id}/letters:
`);
  });

  it("of a new resource gets a tag, a namespace and a heading, each by the alphabet", async () => {
    const { folder, read } = copyDocument();
    const operationId = "api_letter_v1_letters_passcode_Send";
    const copy = copyOf({ operationId, tags: ["Letters"] }, "/v1/letters/passcode/send");
    await addOperation(folder, copy, ours, operationId);
    const root = read("openapi.yaml");
    expect(root).toMatch(/ {2}- name: Letters\n {4}description: TODO\n {2}- name: M2M\n/);
    expect(root).toMatch(/\n {2}letters\.passcode: TODO\n {2}m2m\.clients: /);
    expect(root).toMatch(/\n\n {2}# Letters\n {2}\/v1\/letters\/passcode\/send:\n.+\n\n {2}# M2M\n/);
  });

  it("that has pages says where they stand", async () => {
    const { folder, read } = copyDocument();
    const copy = copyOf({ parameters: [{ name: "cursor", in: "query", schema: text }] }, "/v1/users/letters");
    copy.components.schemas["api_user_v1_LettersResponse"] = object({
      letters: { type: "array", items: text },
      results_metadata: object({ next_cursor: text, total: { type: "integer" } }),
    });
    await addOperation(folder, copy, ours, "api_user_v1_Letters");
    expect(read("paths/users/users_letters.yaml")).toContain(
      "  x-pagination: { items: letters, cursor: results_metadata.next_cursor, total: results_metadata.total }\n",
    );
  });

  it("brings no schema that a file has already, be it that nothing refers to it", async () => {
    const { folder, read, write } = copyDocument();
    write("schemas/letter.yaml", "api_user_v1_LettersRequest:\n  type: object\n");
    const files = await addOperation(folder, copyOf(), ours, "api_user_v1_Letters");
    expect(files).not.toContain("schemas/letter.yaml");
    expect(read("schemas/user.yaml")).not.toContain("api_user_v1_LettersRequest:");
    expect(read("paths/users/users_{user_id}_letters.yaml")).toContain(
      "/schemas/letter.yaml#/api_user_v1_Let",
    );
  });

  it("has an x-method where its siblings have another namespace", async () => {
    const { folder, read } = copyDocument();
    const operationId = "api_magic_v1_magic_links_email_Letter";
    await addOperation(
      folder,
      copyOf({ operationId, tags: ["Magic Links"] }, "/v1/magic_links/letter"),
      ours,
      operationId,
    );
    expect(read("paths/magic_links/magic_links_letter.yaml")).toContain(
      "  x-method: magicLinks.email.letter\n",
    );
  });

  it("has its body as the form that it is, and every further media type", async () => {
    const { folder, read } = copyDocument();
    const schema = ref("api_user_v1_LettersRequest");
    const content = { "application/x-www-form-urlencoded": { schema }, "text/csv": { schema: {} } };
    await addOperation(folder, copyOf({ requestBody: { content } }), ours, "api_user_v1_Letters");
    expect(read("paths/users/users_{user_id}_letters.yaml")).toContain(`  requestBody:
    required: false
    content:
      application/x-www-form-urlencoded:
        schema:
          $ref: ../../schemas/user.yaml#/api_user_v1_LettersRequest
      text/csv:
        schema: {}
`);
  });

  it("has each parameter once, its own in the place of its path's, and no schema that nothing of it refers to", async () => {
    const { folder, read } = copyDocument();
    const copy = copyOf({
      responses: {
        "400": { content: { "application/json": { schema: ref("api_user_v1_LettersRefused") } } },
      },
    });
    const item = copy.paths["/v1/users/{user_id}/letters"]!;
    const limit = { name: "limit", in: "query", required: true, schema: text } as const;
    item.parameters = [limit, { ...limit, name: "page" }];
    copy.components.schemas["api_user_v1_LettersRefused"] = object({});
    await addOperation(folder, copy, ours, "api_user_v1_Letters");
    const written = read("paths/users/users_{user_id}_letters.yaml");
    expect(written.match(/name: (limit|page)\n {6}in: query\n {6}required: \w+/g)).toEqual([
      "name: limit\n      in: query\n      required: false",
      "name: page\n      in: query\n      required: true",
    ]);
    expect(read("schemas/user.yaml")).not.toContain("LettersRefused");
  });

  it("has no name of a copy that would be YAML: it is derived, as without one", async () => {
    const { folder, read } = copyDocument();
    const before = parseYaml(read("openapi.yaml")) as object;
    const evil = 'users.evil: [1]\nservers: [{url: "http://evil"}]\nx.y.send';
    const files = await addOperation(folder, copyOf({ "x-method": evil }), ours, "api_user_v1_Letters");
    expect(read(files[0]!)).not.toContain("evil");
    const { paths: _, ...after } = parseYaml(read("openapi.yaml")) as { paths: object };
    expect(before).toMatchObject(after);
  });

  const id = "api_user_v1_Letters";
  const names: [what: string, copy: OpenAPIDocument, wanted: string, why: string][] = [
    ["an operationId", copyOf({ operationId: `${id}\nx: 1` }), `${id}\nx: 1`, "makes no operationId"],
    ["an operationId of digits", copyOf({ operationId: "1" }), "1", "makes no operationId"],
    [
      "a tag",
      copyOf({ operationId: "api_x_v1_Send", tags: ["X: [\u001b"] }),
      "api_x_v1_Send",
      "X: [? makes no tag",
    ],
    [
      "a namespace",
      copyOf({ operationId: "api_1_v1_Send", tags: ["1"] }),
      "api_1_v1_Send",
      "makes no method's name",
    ],
    ["an address", copyOf({}, "/v1/users/a b\u0007"), id, "/v1/users/a b? makes no file's name"],
    [
      "a schema",
      copyOf({ requestBody: { content: { "application/json": { schema: ref("a b") } } } }),
      id,
      "a b makes no schema's name",
    ],
  ];

  it.each(names)(
    "is refused with nothing written where this has a name that ours can't have: %s",
    async (_what, copy, wanted, why) => {
      const { folder } = copyDocument();
      copy.components.schemas["a b"] = object({});
      const list = (): string[] => readdirSync(folder, { recursive: true }) as string[];
      const before = list();
      await expect(addOperation(folder, copy, ours, wanted)).rejects.toThrow(why);
      expect(list()).toEqual(before);
    },
  );

  it("is refused where the client doesn't send its method", async () => {
    const { folder } = copyDocument();
    const copy = copyOf({});
    const item = copy.paths["/v1/users/{user_id}/letters"] as unknown as Record<string, unknown>;
    item["head"] = { ...(item["post"] as object), operationId: "api_user_v1_Head" };
    await expect(addOperation(folder, copy, ours, "api_user_v1_Head")).rejects.toThrow(
      "The client sends no HEAD.",
    );
  });

  it("is refused where it isn't there, is there already, or would be a file elsewhere", async () => {
    const { folder } = copyDocument();
    const add = (document: OpenAPIDocument, wanted: string): Promise<string[]> =>
      addOperation(folder, document, ours, wanted);
    await expect(add(copyOf(), "api_user_v1_None")).rejects.toThrow(
      "The copy has no operation api_user_v1_None",
    );
    await expect(add(copyOf({}, "/v1/users"), "POST /v1/users")).rejects.toThrow(
      "Ours has POST /v1/users already",
    );
    await expect(add(copyOf({ tags: ["../x"] }, "/v1/..\\x"), "api_user_v1_Letters")).rejects.toThrow(
      "makes no file's name",
    );
    expect(existsSync(join(folder, "../x"))).toBe(false);
  });
});
