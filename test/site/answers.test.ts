// The answers that pages show: made by the sandbox for each operation that it imitates, whatever it takes to succeed.
import { beforeAll, describe, expect, it } from "vitest";
import { collectAnswers, Driver, listImitated } from "../../docs/site/model/answers.ts";
import type { OpenAPIDocument } from "../../docs/site/model/document.ts";
import { Project } from "../../docs/site/model/project.ts";
import { Learned } from "../../docs/site/model/learned.ts";
import type { SiteInput } from "../../docs/site/model/site.ts";
import json from "../../generated/openapi.json" with { type: "json" };
import { documentValidator } from "../../src/validate/document.ts";
import { consoles as byMethod } from "./console-site.ts";

const document = json as unknown as OpenAPIDocument;
const consoles = new Map([...byMethod.values()].map((each) => [each.operationId, each]));
const imitated = listImitated(document, consoles);

describe("the answers on the pages", () => {
  let answers: SiteInput["answers"];
  beforeAll(async () => {
    answers = await collectAnswers(document, consoles);
  });

  it("are the sandbox's own for every operation that it imitates", () => {
    expect(imitated.length).toBeGreaterThan(15);
    expect([...answers.keys()].sort()).toEqual(imitated.map(({ operation }) => operation.id).sort());
  });

  it("are of the status and the schema that the document has", () => {
    for (const { operation } of imitated) {
      for (const [status, examples] of answers.get(operation.id)!) {
        for (const { value, isMade } of examples) {
          expect(isMade).toBe(true);
          const problem = documentValidator.findResponseProblem(operation.id, status, value);
          expect(problem, operation.method).toBeUndefined();
        }
      }
    }
  });

  it("show as much as the document's, and are the same each time", async () => {
    const { id } = imitated.find(({ operation }) => operation.method === "users.connectedApps")!.operation;
    const [example] = answers.get(id)!.get(200)!;
    expect((example!.value as { connected_apps: object[] }).connected_apps.length).toBeGreaterThan(0);
    const again = await collectAnswers(document, consoles);
    // Each build signs with a key of its own.
    const keys = "api_session_v1_GetJWKS";
    const all = (from: SiteInput["answers"]): string =>
      JSON.stringify([...from].filter(([name]) => name !== keys).map(([name, each]) => [name, ...each]));
    const JWT = /eyJ[\w-]+\.(eyJ[\w-]+)\.[\w-]+/g;
    expect(all(again).replaceAll(JWT, "$1")).toEqual(all(answers).replaceAll(JWT, "$1"));
  });
});

describe("a call that needs what others make", () => {
  const find = (method: string): (typeof imitated)[number] =>
    imitated.find(({ operation }) => operation.method === method)!;
  const nobody = { seedsFor: () => [[]], connectApps: () => undefined };

  let project: Project;
  beforeAll(async () => {
    project = await Project.create(document);
  });

  it("is made after them, with the ids of their answers", async () => {
    const driver = new Driver(project, nobody, imitated);
    for (const method of ["users.get", "users.update", "users.delete"]) {
      const call = find(method);
      const { params } = call.console.samples[0]!;
      const reply = await driver.succeed(call, params);
      expect(reply, method).toMatchObject({ status: 200, body: { status_code: 200 } });
      expect(JSON.stringify(reply!.body)).not.toContain(Object.values(params)[0]);
    }
  });

  it("has no answer where nothing makes what it needs", async () => {
    const call = find("users.revoke");
    expect(
      await new Driver(project, nobody, [call]).succeed(call, call.console.samples[0]!.params),
    ).toBeUndefined();
  });

  it("takes the latest value of a name, and leaves what its caller chooses", () => {
    const learned = new Learned();
    learned.add({ user_id: "first", email: "a", messages: [{ code: "123456", to: { email_id: "e-1" } }] });
    learned.add({ user_id: "second", phone_id: "" });
    expect(learned.fill({ user_id: "x", email: "b" }, ["user_id", "code", "method_id", "phone_id"])).toEqual({
      user_id: "second",
      email: "b",
      code: "123456",
      method_id: "e-1",
    });
  });
});
