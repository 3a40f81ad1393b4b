// Operations written into openapi/ to start from: the structure is the provider's, and the linter asks for every word.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import generated from "../../generated/openapi.json" with { type: "json" };
import type { OpenAPIDocument, Operation } from "../../src/generate/openapi.ts";
import { addOperation } from "../../scripts/upstream/add.ts";
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
      ],
      ...operation,
    },
  });
}

describe("an operation that ours lacks", () => {
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
  tags:
    - Users
  summary: TODO
  description: TODO
  x-retry-safety: TODO
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
  parameters:
    - name: limit
      in: query
      required: false
      description: TODO
      schema:
        type: integer
`);
    expect(read("schemas/user.yaml")).toContain(`api_user_v1_LettersRequest:
  type: object
  required: []
  description: TODO
  properties:
    size:
      type: string
      enum:
        - A4
        - A5
      description: TODO
      x-enumDescriptions:
        A4: TODO
        A5: TODO
api_user_v1_LettersResponse:
  type: object
  required:
    - request_id
  description: TODO
  properties:
    request_id:
      $ref: id.yaml#/RequestId
    user:
      $ref: user.yaml#/api_user_v1_User
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
    expect(rules).toContain(`rule/retry-safety ${path}`);
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
