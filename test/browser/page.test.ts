import { describe, expect, it } from "vitest";
import { createSandbox } from "../../src/sandbox/index.ts";
import { basicAuthorization } from "../../src/transport/auth.ts";
import { bundle } from "./bundle.ts";
import { runInPage } from "./chromium.ts";

describe("in headless Chromium, under script-src 'self'", () => {
  it("the bundled sandbox serves the client inside the page, with no eval", async () => {
    const code = await bundle("sandbox.ts");
    expect(code).not.toMatch(/\beval\(|new Function\(/);
    expect(JSON.parse(await runInPage(code))).toEqual({
      created: 201,
      found: ["grace@example.com", "ada@example.com"],
      name: "Ada",
      duplicate: "duplicate_email",
      invalid: "invalid_email",
      gone: "user_not_found",
    });
  });

  it("a client with a gateway calls the page's own server, and one with a secret is refused", async () => {
    const credentials = { projectId: "project-test-page", secret: "secret-test-page" };
    const { fetch } = createSandbox(credentials);
    const answer = (request: Request): Promise<Response> | Response => {
      const url = new URL(request.url);
      if (url.pathname === "/moved/v1/users/search") return Response.redirect("http://page.test/", 302);
      const inner = new Request(`http://sandbox.test${url.pathname.replace("/api/stytch", "")}`, request);
      inner.headers.set("authorization", basicAuthorization(credentials.projectId, credentials.secret));
      return fetch(inner);
    };
    const result = JSON.parse(await runInPage(await bundle("gateway.ts"), answer)) as Record<string, string>;
    expect(result).toMatchObject({ created: "ada@example.com", duplicate: "duplicate_email" });
    expect(result["refused"]).toContain("A secret must not be in a browser");
    expect(result["moved"]).toContain("is a redirect");
  });
});
