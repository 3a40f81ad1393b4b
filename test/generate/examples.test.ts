import { expect, it } from "vitest";
import { generate } from "../../scripts/generate/run.ts";
import { copyRepository } from "./workspace.ts";

it("two files of examples may have one name, as each example is put where it is referred to", async () => {
  const { root, edit, write, read } = copyRepository();
  write(
    "openapi/examples/other.yaml",
    "CreateRequest:\n  summary: Another\n  value: { email: grace@example.com }\n",
  );
  edit(
    "openapi/paths/users/users.yaml",
    "          phone_number:\n",
    "          another:\n            $ref: ../../examples/other.yaml#/CreateRequest\n          phone_number:\n",
  );
  edit(
    "openapi/paths/users/users.yaml",
    "            phone_number:\n",
    "            another:\n              $ref: ../../examples/user.yaml#/CreateResponse\n            phone_number:\n",
  );
  await (await generate(root)).write();
  const { paths } = JSON.parse(read("generated/openapi.json")) as {
    paths: { "/v1/users": { post: { requestBody: { content: Record<string, { examples: object }> } } } };
  };
  expect(paths["/v1/users"].post.requestBody.content["application/json"]!.examples).toMatchObject({
    email: { summary: "By email address", value: { email: "ada@example.com" } },
    another: { summary: "Another", value: { email: "grace@example.com" } },
  });
});
