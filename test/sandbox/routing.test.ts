import { describe, expect, it } from "vitest";
import { routes } from "../../generated/routes.ts";
import { start, summary } from "./helpers.ts";

const { call, create, fetch } = start();

describe("a path", () => {
  it.each([
    "/",
    "/v1",
    "/v1/users/",
    "/v1//users",
    "/v2/users",
    "/V1/users",
    "/v1/users/a/b",
    "/prefix/v1/users",
  ])("that isn't the document's answers 404 route_not_found: %s", async (path) => {
    expect(summary(await call("GET", path))).toBe("404 route_not_found");
  });

  it("that exists answers 405 for another method, and names the right ones", async () => {
    const answer = await call("PATCH", "/v1/users/abc");
    expect(summary(answer)).toBe("405 method_not_allowed");
    expect(answer.headers.get("allow")).toBe("GET, PUT, DELETE");
    expect((await call("GET", "/v1/users")).headers.get("allow")).toBe("POST");
  });

  it("wins with a literal segment over one with an id", async () => {
    await create({ email: "search@example.com", external_id: "search" });
    await create({ email: "emails@example.com", external_id: "emails" });
    expect((await call("POST", "/v1/users/search")).body.results).toHaveLength(2);
    expect(summary(await call("GET", "/v1/users/search"))).toBe("405 method_not_allowed");
    const answer = await call("DELETE", "/v1/users/emails/external_id");
    expect(summary(answer)).toBe("400 invalid_email_id");
    // No path has `emails` before a third segment, so here it is an id.
    const app = "connected-app-test-00000000-0000-4000-8000-000000000000";
    expect(summary(await call("POST", `/v1/users/emails/connected_apps/${app}/revoke`))).toBe(
      "404 connected_app_not_found",
    );
  });

  it("is decoded segment by segment", async () => {
    await create({ email: "bar@example.com", external_id: "crm|4711" });
    expect((await call("GET", "/v1/users/crm%7C4711")).status).toBe(200);
    expect((await call("GET", "/v1/%75sers/crm%7c4711?any=thing&else")).status).toBe(200);
    expect(summary(await call("GET", "/v1/users%2Fcrm%7C4711"))).toBe("404 route_not_found");
  });

  it.each(["%", "%zz", "%ff", "%c3%28"])("with broken percent-encoding answers 400: %s", async (id) => {
    const answer = await call("GET", `/v1/users/${id}`);
    expect(summary(answer)).toBe("400 bad_request");
    expect(answer.body.error_message).toContain("encodeURIComponent");
  });

  it("answers whatever host and port it came to", async () => {
    const request = new Request("http://localhost:8080/v1/users/nobody", {
      headers: { authorization: (await import("./helpers.ts")).authorization },
    });
    expect((await fetch(request)).status).toBe(404);
  });
});

describe("every operation of the document", () => {
  const example = (path: string) =>
    path.replace("{user_id}", "nobody").replaceAll(/\{(\w+)\}/g, "00000000-0000-4000-8000-000000000000");

  it.each(Object.entries(routes))(
    "%s is imitated, or answers 501 with its name",
    async (id, { method, path }) => {
      const answer = await call(
        method,
        example(path),
        method === "POST" || method === "PUT" ? {} : undefined,
      );
      if (answer.status === 501) {
        // In the API's form or in OAuth's.
        expect(answer.text).toContain('"not_implemented"');
        expect(answer.text).toContain(`${id} (${method} ${path})`);
      } else {
        expect(answer.text).not.toMatch(/route_not_found|method_not_allowed/);
      }
    },
  );
});
