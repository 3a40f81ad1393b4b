import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createLocate } from "../../scripts/generate/locate.ts";
import { copyRepository, repository } from "./workspace.ts";

describe("locate", () => {
  const locate = createLocate(repository);
  const users = "openapi/paths/users/users.yaml";
  const lineOf = (file: string, text: string): number => {
    const source = readFileSync(join(repository, file), "utf8");
    return source.slice(0, source.indexOf(text)).split("\n").length;
  };

  it("tells an operation's file and line", () => {
    expect(locate("api_user_v1_Create")).toBe(`${users}:1:1`);
    expect(locate("api_user_v1_Delete")).toBe(
      `openapi/paths/users/users_{user_id}.yaml:${lineOf("openapi/paths/users/users_{user_id}.yaml", "\ndelete:") + 1}:1`,
    );
  });

  it("tells the line of a part of it", () => {
    expect(locate("api_user_v1_Create", "/requestBody/content/application~1json")).toBe(
      `${users}:${lineOf(users, "application/json:")}:7`,
    );
  });

  it("follows references to other files", () => {
    expect(locate("api_user_v1_Create", "/responses/401/content")).toMatch(
      /^openapi\/responses\.yaml:\d+:3$/,
    );
  });

  it("finds in the path item, and in the root, what the operation takes from there", () => {
    expect(locate("api_user_v1_Get", "/parameters/0/in")).toMatch(/^openapi\/parameters\.yaml:\d+:3$/);
    expect(locate("api_user_v1_Get", "/servers/1")).toMatch(/^openapi\/openapi\.yaml:\d+:5$/);
  });

  it("tells the nearest parent of what is nowhere, and the root document's first line for no operation", () => {
    expect(locate("api_user_v1_Create", "/callbacks/0")).toBe(`${users}:1:1`);
    expect(locate("api_user_v1_Create", "/requestBody/content/text")).toBe(
      locate("api_user_v1_Create", "/requestBody/content"),
    );
    expect(locate("api_user_v1_Gone")).toBe("openapi/openapi.yaml:1:1");
  });

  it("tells places of the root document, where no operation is given", () => {
    expect(locate(undefined, "/components/securitySchemes/basic")).toMatch(/^openapi\/openapi\.yaml:\d+:5$/);
  });

  it("reads the files as they are when it is asked", () => {
    const { root, edit } = copyRepository();
    const locate = createLocate(root);
    const before = locate("api_user_v1_Create", "/tags");
    edit(users, "post:\n", "# A line more.\npost:\n");
    expect(locate("api_user_v1_Create", "/tags")).not.toBe(before);
  });
});
