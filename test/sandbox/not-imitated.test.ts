// Whatever the API has and the sandbox doesn't imitate says so, with its name; only what the API doesn't have isn't found.
import official from "stytch";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import document from "../../generated/openapi.json" with { type: "json" };
import { routes, type Route } from "../../generated/routes.ts";
import { resources } from "../../src/sandbox/resources/index.ts";
import { operationsOf } from "../../src/sandbox/resources/resource.ts";
import { bodyOf, serve } from "../helpers.ts";
import { authorization, projectId, secret, start, summary } from "./helpers.ts";

const { sandbox } = start();

/** What a stranger is answered: without credentials. */
async function ask(method: string, path: string, headers: Record<string, string> = {}) {
  const init = { method, headers, ...(method === "POST" && { body: "{}" }) };
  const response = await sandbox.fetch(new Request(`https://test.stytch.com${path}`, init));
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

const imitated = operationsOf(resources);
const others = Object.entries<Route>(routes)
  .filter(([name]) => !Object.hasOwn(imitated, name))
  .map(([name, { method, path, accessor }]) => ({ name, method, path, accessor }));
const fill = (path: string): string => path.replaceAll(/\{\w+\}/g, "some-id");

describe("an operation that the sandbox doesn't imitate", () => {
  it.each(others)("answers 501 with its names before credentials are asked for: $name", async (other) => {
    const { name, method, path, accessor } = other;
    for (const headers of [{}, { authorization }, { authorization: "Basic !" }]) {
      const { status, body } = await ask(method, fill(path), headers);
      expect(status).toBe(501);
      expect(body["error_type"] ?? body["error"]).toBe("not_implemented");
      const message = body["error_message"] ?? body["error_description"];
      expect(message).toContain(`${name} (${method} ${path})`);
      expect(message).toContain(`imitate ${accessor.join(".")} yet`);
      // A page of the provider's there is none.
      expect(body["error_url"] ?? body["error_uri"]).toBe("about:blank");
    }
  });

  it("leaves a literal segment before an id, as among the document's paths", async () => {
    const { body } = await ask("POST", "/v1/webauthn/register");
    expect(body["error_message"]).toContain("api_webauthn_v1_Register ");
    expect((await ask("PUT", "/v1/webauthn/some-id")).body["error_message"]).toContain(
      "api_webauthn_v1_Update",
    );
    const { headers } = await sandbox.fetch(
      new Request("https://test.stytch.com/v1/webauthn/register", {
        method: "PUT",
        headers: { authorization },
      }),
    );
    expect(headers.get("allow")).toBe("POST");
  });

  it.each(others)("is recorded by its operationId: $name", async ({ name, method, path }) => {
    sandbox.reset();
    await ask(method, fill(path));
    expect(sandbox.calls).toMatchObject([{ operationId: name, path: fill(path), status: 501 }]);
  });

  it("answers another method as any path does: 401 to a stranger, and then 405", async () => {
    expect((await ask("GET", "/v1/totps")).status).toBe(401);
    const { status, body } = await ask("GET", "/v1/totps", { authorization });
    expect([status, body["error_type"]]).toEqual([405, "method_not_allowed"]);
  });
});

describe("the B2B API", () => {
  it.each([
    ["POST", "/v1/b2b/organizations"],
    ["GET", "/v1/b2b/organizations/organization-test-1/members/member-test-1"],
    ["GET", `/v1/b2b/sessions/jwks/${projectId}`],
    ["DELETE", "/v1/b2b/anything/at/all"],
  ])("isn't imitated, and says so before credentials are asked for: %s %s", async (method, path) => {
    const { status, body } = await ask(method, path);
    expect([status, body["error_type"]]).toEqual([501, "not_implemented"]);
    expect(body["error_message"]).toContain("doesn't imitate the B2B API");
  });
});

describe("a path that the API doesn't have", () => {
  it.each([
    "/v1/b2b",
    "/v1/b2bs/x",
    "/v1/totps/",
    "/v1/otps",
    "/v1/otps/fax/send",
    "/v2/totps",
    "/v1/webauthn/credentials/a",
  ])("answers 404: %s", async (path) => {
    expect(summary(await start().call("POST", path, {}))).toBe("404 route_not_found");
  });
});

describe("every call of the official SDK", () => {
  beforeEach(() => void vi.spyOn(console, "warn").mockImplementation(() => {})); // It warns about the address.
  afterEach(() => void vi.restoreAllMocks());

  it("is one of the API's to the sandbox", async () => {
    const sent = new Set<string>();
    const url = await serve((request, response) => {
      void bodyOf(request).then(() => {
        sent.add(`${request.method} ${request.url!.split("?")[0]}`);
        response.setHeader("content-type", "application/json").end('{"status_code":200}');
      });
    });
    const client = new official.Client({ project_id: projectId, secret, env: url, fraud_env: url });
    for (const call of methodsOf(client)) await call().catch(() => undefined);
    expect(sent.size).toBe(89);
    for (const request of sent) {
      const [method, path] = request.split(" ") as [string, string];
      const { status } = await ask(method, path, { authorization });
      const isKnown = status === 501 || isDocumented(method, path);
      expect(isKnown, `${request} → ${status}`).toBe(true);
    }
  });
});

/** Every method of a client's namespaces, as a call with some text for each param. */
function* methodsOf(namespace: object, depth = 0): Generator<() => Promise<unknown>> {
  const params = new Proxy({}, { get: () => "some-id", has: () => true });
  for (
    let owner = namespace;
    depth > 0 && owner !== Object.prototype;
    owner = Object.getPrototypeOf(owner) as object
  ) {
    for (const name of Object.getOwnPropertyNames(owner).filter((key) => key !== "constructor")) {
      const value = (namespace as Record<string, unknown>)[name];
      if (typeof value !== "function" || name === "searchAll") continue;
      yield async () => (value as (given: object) => Promise<unknown>).call(namespace, params);
    }
  }
  for (const [key, value] of Object.entries(namespace)) {
    const isNamespace =
      typeof value === "object" && value !== null && !/config|cache|options|client$/i.test(key);
    if (isNamespace && depth < 4) yield* methodsOf(value as object, depth + 1);
  }
}

function isDocumented(method: string, path: string): boolean {
  return Object.entries(document.paths).some(
    ([template, item]) =>
      method.toLowerCase() in item && new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path),
  );
}
