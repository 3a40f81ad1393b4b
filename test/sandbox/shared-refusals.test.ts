// What every operation refuses in the same way, whatever it does: each of them is asked for each refusal.
import { describe, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.ts";
import { authorization, basic, projectId, secret } from "./helpers.ts";
import { imitated, type Imitated } from "./imitated.ts";

const create = (): Sandbox => createSandbox({ projectId, secret, validate: true });

interface Sent {
  readonly method?: string;
  readonly path?: string;
  /** The bytes of the body, as they are sent. */
  readonly text?: string | undefined;
  readonly headers?: Record<string, string>;
}

/** Asks an operation, as the document's example does but for what is given. Gives the status and the error. */
async function ask({ of, request }: Imitated, sent: Sent, sandbox = create()): Promise<string> {
  const text = "text" in sent ? sent.text : request.body && JSON.stringify(request.body);
  const response = await sandbox.fetch(
    new Request(`https://test.stytch.com${sent.path ?? request.path}`, {
      method: sent.method ?? of.method,
      headers: sent.headers ?? { authorization },
      ...(text !== undefined && { body: text }),
    }),
  );
  const { error_type, error, request_id, status_code } = (await response.json()) as Record<string, string>;
  expect(request_id).toMatch(/^request-id-test-/);
  expect(status_code).toBe(response.status);
  return `${response.status} ${error_type ?? error ?? ""}`.trim();
}

const withBody = imitated.filter(({ request }) => request.body);
const withSecret = imitated.filter(({ route }) => !route.credentials);
const open = imitated.filter(({ route }) => route.credentials);

it("the operations are many, and few take no secret of the project", () => {
  expect(imitated).toHaveLength(62);
  expect(open.map(({ route }) => route.accessor.join(".")).sort()).toEqual(OPEN);
  expect(withBody.length).toBeGreaterThan(40);
});

/** What anyone may call, or whoever has a client's secret. */
const OPEN = ["m2m.token", "sessions.getJWKS"];

describe.each(withSecret)("$id", (operation) => {
  it.each<[string, Record<string, string>]>([
    ["no credentials", {}],
    ["another secret", { authorization: basic(`${projectId}:other`) }],
    ["another project", { authorization: basic(`project-test-other:${secret}`) }],
    ["another scheme", { authorization: `Bearer ${secret}` }],
    ["no base64", { authorization: "Basic ???" }],
    ["no colon", { authorization: basic(projectId) }],
  ])("refuses %s", async (_, headers) => {
    expect(await ask(operation, { headers })).toBe("401 unauthorized_credentials");
  });

  it("refuses what is no id of a project", async () => {
    expect(await ask(operation, { headers: { authorization: basic(`ada:${secret}`) } })).toBe(
      "400 invalid_project_id_authentication",
    );
  });

  it("looks at credentials before the body", async () => {
    if (operation.request.body) expect(await ask(operation, { text: "{", headers: {} })).toMatch(/^401/);
  });
});

describe.each(withBody.filter(({ route }) => route.contentType !== "form"))("$id", (operation) => {
  it.each([
    ["cut off", '{"email":'],
    ["with a comma too many", '{"a":1,}'],
    ["no JSON", "email=ada@example.com"],
    ["a list", "[]"],
    ["a text", '"text"'],
    ["a number", "1"],
    ["a number beyond all", '{"a":1e999}'],
    ["nested too deep", `{"a":${"[".repeat(501)}${"]".repeat(501)}}`],
  ])("refuses a body that is %s", async (_, text) => {
    expect(await ask(operation, { text })).toBe("400 bad_request");
  });

  it("takes a field that it doesn't know for none", async () => {
    const usual = await ask(operation, {});
    const body = { ...operation.request.body, unknown_field: { deep: [1] }, __unknown: null };
    expect(await ask(operation, { text: JSON.stringify(body) })).toBe(usual);
  });

  it("reads a body whatever its type says", async () => {
    const headers = { authorization, "content-type": "text/plain" };
    expect(await ask(operation, { headers })).toBe(await ask(operation, {}));
  });
});

describe.each(imitated)("$id", (operation) => {
  it("refuses another method", async () => {
    const response = await create().fetch(
      new Request(`https://test.stytch.com${operation.request.path}`, {
        method: "PATCH",
        headers: { authorization },
      }),
    );
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")!.split(", ")).toContain(operation.of.method);
    expect(await response.json()).toMatchObject({ error_type: "method_not_allowed" });
  });

  it("is at no other path", async () => {
    const path = operation.request.path.replace(/\?|$/, "/nothing/here$&");
    expect(await ask(operation, { path })).toBe("404 route_not_found");
  });

  it("refuses broken encoding in its path", async () => {
    const { of } = operation;
    if (!of.path.includes("{")) return;
    expect(await ask(operation, { path: of.path.replaceAll(/\{\w+\}/g, "%E0%A4%A") })).toBe(
      "400 bad_request",
    );
  });

  it.each([
    ["too_many_requests", 429],
    ["internal_server_error", 500],
    ["server_unavailable", 503],
  ])("answers %s where that is planned, and does nothing", async (error_type, status) => {
    const sandbox = create();
    const before = sandbox.snapshot();
    sandbox.faults.add({ operation: operation.id, error_type, times: 1 });
    expect(await ask(operation, {}, sandbox)).toMatch(new RegExp(`^${status} `));
    const { ids_made: _, ...after } = sandbox.snapshot();
    expect(before).toMatchObject(after);
  });
});
