// The document grown to twice its operations, with one of each odd kind. It never enters generated/.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { growDocument } from "../../bench/scale/document.ts";
import { generate } from "../../scripts/generate/run.ts";
import type { ValidationRules } from "../../src/validate/rules.ts";
import { createValidator } from "../../src/validate/validator.ts";
import { copyRepository, repository, type Workspace } from "./workspace.ts";

type Tables = typeof import("../../generated/routes.ts");

/** Calls of odd operations, each as a user writes it; and what must not compile. */
const CALLS = `
import type { Methods } from "./methods.ts";
declare const stytch: Methods<object>;
export async function five(): Promise<string[]> {
  const keys = await stytch.sessions.getJWKS();
  const token = await stytch.odd.token({ client_id: "c", client_secret: "s", grant_type: "client_credentials" });
  const { request_id } = await stytch.odd.devices.lookup({ telemetry_id: "t" });
  const actions: (string | undefined)[] = [];
  for await (const rule of stytch.odd.rules.listAll()) actions.push(rule.action);
  const vendor = await stytch.vendors.get({ user_id: "u" });
  // @ts-expect-error A field that isn't there.
  await stytch.odd.devices.lookup({ telemetry: "t" });
  // @ts-expect-error A form's field that must be there.
  await stytch.odd.token({ project_id: "p", client_id: "c", client_secret: "s" });
  return [keys.request_id, token.request_id, request_id, vendor.request_id];
}
`;

describe("a document of twice the operations", () => {
  let operations: number;
  let workspace: Workspace;
  let files: Map<string, string>;
  let tables: Tables;

  beforeAll(async () => {
    workspace = copyRepository("kept");
    operations = growDocument(workspace.root);
    await (await generate(workspace.root)).write();
    files = workspace.generated();
    tables = (await import(join(workspace.root, "generated/routes.ts"))) as Tables;
    return workspace.remove;
  });

  it("lints and generates, with a route and a method for each operation", () => {
    expect(Object.keys(tables.routes)).toHaveLength(operations);
    const names = Object.values(tables.routes).map(({ accessor }) => accessor.join("."));
    expect(new Set(names).size).toBe(operations);
  });

  it("has in its routes how each odd operation is sent", () => {
    const routes = tables.routes as Readonly<Record<string, unknown>>;
    expect(routes["api_session_v1_GetJWKS"]).toMatchObject({
      credentials: "none",
      fromOptions: { project_id: "projectId" },
    });
    expect(routes["api_odd_v1_Token"]).toMatchObject({
      credentials: "form",
      contentType: "form",
      errors: "oauth",
      fromOptions: { project_id: "projectId" },
    });
    expect(routes["api_odd_v1_devices_Lookup"]).toMatchObject({
      accessor: ["odd", "devices", "lookup"],
      server: "odd",
    });
    expect(routes["api_odd_v1_rules_List"]).toMatchObject({
      pages: { items: "rules", cursor: ["next_cursor"] },
    });
    expect(tables.servers).toMatchObject({ odd: { test: "https://odd.stytch.com" } });
  });

  it("is checked by each operation's own parameters, media type and form of errors", () => {
    const validator = createValidator(JSON.parse(files.get("validation.json")!) as ValidationRules);
    const letterId = (id: string): object => validator.operation(id)!.parameters[0]!.schema;
    expect(letterId("api_odd_v1_letters_Get")).not.toEqual(letterId("api_odd_v1_parcels_Get"));
    expect(validator.operation("api_odd_v1_Token")?.body?.contentType).toBe("form");
    const oauth = { error: "invalid_client" };
    expect(validator.findResponseProblem("api_odd_v1_Token", 400, oauth)).toBeUndefined();
    expect(validator.findResponseProblem("api_user_v1_Get", 400, oauth)).toMatch("is missing");
  });

  it("is formatted as Prettier formats whole files", async () => {
    const style = await resolveConfig(join(repository, "generated/index.ts"));
    for (const [path, text] of files) {
      if (!path.endsWith(".ts")) continue;
      const whole = await format(text, { ...style, filepath: path });
      expect(whole === text, path).toBe(true);
    }
  });

  it("compiles five typed calls, and refuses what isn't in it", () => {
    const file = join(workspace.root, "generated/calls.ts");
    writeFileSync(file, CALLS);
    const program = ts.createProgram([file], {
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
      types: [],
    });
    const messages = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
    expect(messages).toEqual([]);
  });

  it("keeps its files within what a package can carry", () => {
    const size = [...files]
      .filter(([path]) => path.startsWith("schemas/"))
      .reduce((sum, [, text]) => sum + text.length, 0);
    const share = operations / 89; // The API's.
    expect(size).toBeLessThan(500_000 * share);
    expect(files.get("validation.json")!.length).toBeLessThan(200_000 * share);
  });
});
