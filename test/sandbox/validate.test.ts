import { describe, expect, it } from "vitest";
import { StytchResponseError } from "../../src/index.ts";
import { routes } from "../../generated/routes.ts";
import { assembleSandbox } from "../../src/sandbox/create.ts";
import { createEnvironment } from "../../src/sandbox/environment/environment.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import { readOptions } from "../../src/sandbox/options.ts";
import type { SandboxApi } from "../../src/sandbox/server/api.ts";
import { documentValidator as validator } from "../../src/validate/document.ts";
import { authorization, projectId, secret } from "./helpers.ts";

/** A sandbox of an API with an operation that answers what it mustn't. */
function broken(validate: boolean) {
  const api: SandboxApi = {
    routes,
    validator,
    operations: { api_user_v1_Delete: { run: () => ({ user_id: 42 }) } },
  };
  return assembleSandbox(readOptions({ projectId, secret, validate }), createEnvironment({}), api);
}

const request = (path: string, body?: object, method = body ? "POST" : "GET") =>
  new Request(`https://test.stytch.com${path}`, {
    method,
    headers: { authorization },
    ...(body && { body: JSON.stringify(body) }),
  });

describe("validate", () => {
  it("makes fetch reject with the field and the rule that an answer breaks", async () => {
    const remove = () => request("/v1/users/any", undefined, "DELETE");
    const sandbox = broken(true);
    await expect(sandbox.fetch(remove())).rejects.toThrow(StytchResponseError);
    await expect(sandbox.fetch(remove())).rejects.toThrow(
      "DELETE /v1/users/{user_id} → 200: the answer breaks the document: user_id must be a string",
    );
    expect((await broken(false).fetch(remove())).status).toBe(200);
  });

  it("lets good answers and errors pass", async () => {
    const sandbox = createSandbox({ projectId, secret, validate: true, seed: [{ email: "a@example.com" }] });
    const statuses = [];
    for (const one of [
      request("/v1/users", { email: "a@example.com" }),
      request("/v1/users/search", {}),
      request("/v1/users/nobody"),
      request("/v1/users"),
      request("/"),
      new Request("https://test.stytch.com/"),
    ]) {
      statuses.push((await sandbox.fetch(one)).status);
    }
    expect(statuses).toEqual([400, 200, 404, 405, 404, 401]);
  });
});
