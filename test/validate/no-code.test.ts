import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

// As under a page's Content-Security-Policy without 'unsafe-eval', and in Workers.
it("answers are checked where no code can be made from strings", () => {
  const program = `
    import { documentValidator } from "./src/validate/document.ts";
    let refused = "";
    try { new Function("return 1"); } catch (error) { refused = error.name; }
    const body = { status_code: 200, request_id: "request-id-test-6b0f4c1a-3d52-4e87-9a61-f2c8d7e5b304" };
    const find = (body) => documentValidator.findResponseProblem("api_user_v1_Revoke", 200, body) ?? "nothing";
    console.log(JSON.stringify([refused, find(body), find({ ...body, request_id: 1 })]));
  `;
  const flags = ["--disallow-code-generation-from-strings", "--import", "ts-blank-space/register"];
  const output = execFileSync(process.execPath, [...flags, "--input-type=module", "--eval", program], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    encoding: "utf8",
  });
  expect(JSON.parse(output)).toEqual([
    "EvalError",
    "nothing",
    "breaks the document: request_id must be a string, not a number.",
  ]);
});
