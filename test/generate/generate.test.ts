import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DocumentError } from "../../src/generate/openapi.ts";
import { generate } from "../../scripts/generate/run.ts";
import { copyRepository, readTree, repository } from "./workspace.ts";

const USERS = "openapi/paths/users/users.yaml";

async function findings(root: string): Promise<string> {
  const error: unknown = await generate(root).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DocumentError);
  return (error as DocumentError).findings.join("\n");
}

describe("generate", () => {
  it("makes, from nothing, byte for byte what is committed", async () => {
    const { root, generated } = copyRepository();
    rmSync(join(root, "generated"), { recursive: true });
    const changes = await generate(root);
    await changes.write();
    const committed = readTree(join(repository, "generated"));
    committed.delete("README.md");
    expect(generated()).toEqual(committed);
    expect(changes.changed).toEqual([]);
  });

  it("heads every file with who made it", () => {
    for (const [path, text] of readTree(join(repository, "generated"))) {
      if (path !== "README.md")
        expect(text.slice(0, 400), path).toContain("Made by `npm run generate` from openapi/");
    }
  });

  it("carries a new field to types, schemas and bundle, and names the files it changed", async () => {
    const { root, edit, generated } = copyRepository();
    edit(
      "openapi/schemas/user.yaml",
      "    last_name:\n",
      "    nickname:\n      type: string\n      description: What friends call them.\n    last_name:\n",
    );
    const changes = await generate(root);
    await changes.write();
    expect(changes.changed).toEqual(
      expect.arrayContaining(["openapi.json", "schema.ts", "schemas/api_user_v1_Name.json"]),
    );
    expect(changes.changed).not.toContain("routes.ts");
    expect(generated().get("schema.ts")).toContain(
      "/** What friends call them. */\n  nickname?: string | undefined;",
    );
    expect(generated().get("schemas/api_user_v1_Name.json")).toContain('"nickname"');
  });

  it("carries a new operation to routes and signatures, nested where x-method says so", async () => {
    const { root, edit, read, write, generated } = copyRepository();
    edit("openapi/openapi.yaml", "\nx-namespaces:\n", "\nx-namespaces:\n  users.reports: What was told.\n");
    edit(
      "openapi/openapi.yaml",
      "\n  /v1/users:\n",
      "\n  /v1/users/reports:\n    $ref: paths/users/users_reports.yaml\n  /v1/users:\n",
    );
    const path = read(USERS).replace(
      "operationId: api_user_v1_Create\n",
      "operationId: api_user_v1_reports_Make\n  x-method: users.reports.make\n",
    );
    write("openapi/paths/users/users_reports.yaml", path);
    await (await generate(root)).write();
    expect(generated().get("routes.ts")).toMatch(
      /api_user_v1_reports_Make: \{[^}]+accessor: \["users", "reports", "make"\]/,
    );
    const doc = "/\\*\\* What was told\\. \\*/\n";
    expect(generated().get("methods.ts")).toMatch(
      new RegExp(`${doc}  readonly reports: UsersReportsMethods<Options>;`),
    );
    expect(generated().get("methods.ts")).toMatch(
      new RegExp(`${doc}export interface UsersReportsMethods<Options> {`),
    );
    expect(generated().get("methods.ts")).toContain("readonly apiUserV1ReportsMake:");
  });

  it("lists the error types that are rate limits, and no other 429", async () => {
    const { root, edit, generated } = copyRepository();
    const list = () => /rateLimits.* = (\[[^\]]*\])/.exec(generated().get("errors.ts")!)![1];
    expect(list()).toBe('["too_many_requests"]');
    const other = "status: 429, evidence: inferred, scope: any, meaning: A., cause: B., remedy: C.";
    edit(
      "openapi/errors.yaml",
      "\ntoo_many_requests:",
      `\nlocked: { ${other}, rate_limit: false }\nslow_down: { ${other}, rate_limit: true }\ntoo_many_requests:`,
    );
    await (await generate(root)).write();
    expect(list()).toBe('["slow_down", "too_many_requests"]');
  });

  it("finds edited, missing and left-over files", async () => {
    const { root, edit } = copyRepository();
    edit("generated/routes.ts", '"unsafe"', '"read"');
    rmSync(join(root, "generated/schemas/UserId.json"));
    writeFileSync(join(root, "generated/schemas/Gone.json"), "{}");
    const { added, changed, removed } = await generate(root);
    expect({ added, changed, removed }).toEqual({
      added: ["schemas/UserId.json"],
      changed: ["routes.ts"],
      removed: ["schemas/Gone.json"],
    });
  });

  it("keeps people's README in generated/", async () => {
    const { root, write } = copyRepository();
    write("generated/README.md", "by people");
    expect((await generate(root)).removed).toEqual([]);
  });
});

describe("a document with a problem", () => {
  it("is refused with file, line and remedy, and generated/ stays as it was", async () => {
    const { root, edit, generated } = copyRepository();
    const before = generated();
    edit(USERS, "  summary: Create a user\n", "");
    expect(await findings(root)).toMatch(
      /^openapi\/paths\/users\/users\.yaml:1:1 {2}operation-summary {2}.+summary/,
    );
    expect(generated()).toEqual(before);
  });

  it("is refused where it is no YAML, with file and line", async () => {
    const { root, edit } = copyRepository();
    edit(USERS, "  tags: [Users]\n", "  tags: [Users\n");
    expect(await findings(root)).toMatch(/openapi\/paths\/users\/users\.yaml:\d+:\d+ /);
  });

  it("is refused where the root itself is no YAML", async () => {
    const { root, write } = copyRepository();
    write("openapi/openapi.yaml", "openapi: 3.1.1\ninfo: [");
    expect(await findings(root)).toMatch(/^openapi\/openapi\.yaml:\d+:\d+ {2}yaml-syntax/);
  });

  it("is refused where there is no root file", async () => {
    const { root } = copyRepository();
    rmSync(join(root, "openapi/openapi.yaml"));
    expect(await findings(root)).toMatch(/^openapi\/openapi\.yaml {2}.*missing/);
  });

  it("is refused for two operations that become one method", async () => {
    const { root, edit } = copyRepository();
    edit(USERS, "  tags: [Users]\n", "  tags: [Users]\n  x-method: users.get\n");
    expect(await findings(root)).toMatch(/api_user_v1_Get.+users\.get; give one of them an x-method/);
  });

  it("is refused for pages whose items are not there", async () => {
    const { root, edit } = copyRepository();
    edit("openapi/paths/users/users_search.yaml", "items: results", "items: users");
    expect(await findings(root)).toContain("x-pagination names the items `users`");
  });

  it("is refused for pages whose cursor or total is not there", async () => {
    for (const [field, wrong] of [
      ["results_metadata.next_cursor", "results_metadata.cursor"],
      ["results_metadata.total", "total"],
    ] as const) {
      const { root, edit } = copyRepository();
      edit("openapi/paths/users/users_search.yaml", field, wrong);
      expect(await findings(root)).toContain(
        `x-pagination names \`${wrong}\`, which api_user_v1_SearchResponse`,
      );
    }
  });

  it("is refused for a schema that nothing refers to", async () => {
    const { root, edit } = copyRepository();
    edit(
      "openapi/schemas/attribute.yaml",
      "api_attribute_v1_Attributes:",
      "Orphan:\n  type: string\n  description: Alone.\napi_attribute_v1_Attributes:",
    );
    expect(await findings(root)).toMatch(/^openapi\/schemas\/attribute\.yaml:1:1 {2}stytch\/no-orphans/);
  });
});

it("a write that fails leaves whole files", async () => {
  const { root, edit, read } = copyRepository();
  const before = read("generated/errors.ts");
  edit("openapi/errors.yaml", "status: 400", "status: 400");
  edit("generated/errors.ts", "export type ErrorType", "// edited\nexport type ErrorType");
  const changes = await generate(root);
  // A folder where the temporary file should go makes the write itself fail.
  mkdirSync(join(root, `generated/errors.ts.${process.pid}.tmp`));
  await expect(changes.write()).rejects.toThrow();
  expect(read("generated/errors.ts")).toContain("// edited");
  rmSync(join(root, `generated/errors.ts.${process.pid}.tmp`), { recursive: true });
  await changes.write();
  expect(read("generated/errors.ts")).toBe(before);
});
