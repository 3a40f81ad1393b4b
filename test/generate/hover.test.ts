// What an editor shows of the generated signatures, by the language service that it asks.
import { dirname, join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { repository } from "./workspace.ts";

const FILE = join(repository, "generated/hover.ts");
const TEXT = `
import type { Methods, Operations } from "./methods.ts";
declare const stytch: Methods<object>;
declare const api: Operations<object>;
await stytch.users.create({ email: "" });
await api.apiUserV1Create({ email: "" });
await stytch.users.get({ user_id: "" });
`;

const options = { allowImportingTsExtensions: true, noEmit: true, types: [] };
const service = ts.createLanguageService({
  getScriptFileNames: () => [FILE],
  getScriptVersion: () => "1",
  getScriptSnapshot: (file) => {
    const text = file === FILE ? TEXT : ts.sys.readFile(file);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  getCurrentDirectory: () => dirname(FILE),
  getCompilationSettings: () => options,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (file) => ts.sys.fileExists(file),
  readFile: (file) => ts.sys.readFile(file),
});

function hover(name: string): { type: string; doc: string } {
  const info = service.getQuickInfoAtPosition(FILE, TEXT.indexOf(name) + 1)!;
  return {
    type: ts.displayPartsToString(info.displayParts),
    doc: ts.displayPartsToString(info.documentation),
  };
}

describe("hovering", () => {
  it("a method shows its params, its result and its whole description", () => {
    const { type, doc } = hover("create(");
    expect(type).toContain("(params: api_user_v1_CreateRequest, options?: object");
    expect(type).toContain("APIPromise<api_user_v1_CreateResponse>");
    expect(doc).toMatch(/^Create a user\.\n\nAdds a user with[\s\S]+`POST \/v1\/users`/);
  });

  it("a flat function shows the same types, what it does, and where the rest is told", () => {
    const { type, doc } = hover("apiUserV1Create(");
    expect(type).toContain("(params: api_user_v1_CreateRequest, options?: object");
    expect(doc).toMatch(/^Create a user\. See .*UsersMethods\.create/);
  });

  it("a field of the params shows its description", () => {
    expect(hover("user_id:").doc).toMatch(/^The user's `user_id`/);
  });
});
