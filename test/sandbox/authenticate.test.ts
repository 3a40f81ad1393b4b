import { describe, expect, it } from "vitest";
import { createSandbox } from "../../src/sandbox/index.ts";
import { basic, projectId, secret, start, summary } from "./helpers.ts";

const { call } = start();
const as = (authorization: string) => call("GET", "/v1/users/nobody", undefined, { authorization });

describe("credentials", () => {
  it("are accepted when they are the sandbox's own, however the scheme is written", async () => {
    expect(summary(await as(basic(`${projectId}:${secret}`)))).toBe("404 user_not_found");
    expect(summary(await as(basic(`${projectId}:${secret}`).replace("Basic", "bASIC")))).toBe(
      "404 user_not_found",
    );
  });

  it.each([
    ["no header", ""],
    ["another scheme", "Bearer abc"],
    ["no base64", "Basic ***"],
    ["bytes that are no UTF-8", "Basic /////w=="],
    ["no colon", basic(projectId)],
    ["a wrong secret", basic(`${projectId}:${secret}x`)],
    ["an empty secret", basic(`${projectId}:`)],
    ["a secret in another case", basic(`${projectId}:${secret.toUpperCase()}`)],
    ["another project", basic(`${projectId}2:${secret}`)],
    ["a live project", basic(`project-live-1:${secret}`)],
  ])("answer 401 with %s", async (_, header) => {
    const answer = await as(header);
    expect(summary(answer)).toBe("401 unauthorized_credentials");
    expect(answer.body.error_message).toBe("Unauthorized credentials.");
  });

  it.each(["", "project-test-", "public-token-test-1", "PROJECT-TEST-1"])(
    "answer 400 when the project id is malformed: %j",
    async (id) => {
      expect(summary(await as(basic(`${id}:${secret}`)))).toBe("400 invalid_project_id_authentication");
    },
  );

  it("come first: before the path, the method and the body", async () => {
    const wrong = { authorization: "" };
    expect(summary(await call("GET", "/nowhere", undefined, wrong))).toBe("401 unauthorized_credentials");
    expect(summary(await call("PATCH", "/v1/users", undefined, wrong))).toBe("401 unauthorized_credentials");
    expect(summary(await call("POST", "/v1/users", "{", wrong))).toBe("401 unauthorized_credentials");
  });

  it("may have letters beyond ASCII, and colons in the secret", async () => {
    const own = { projectId: "project-test-é😀", secret: "a:b:ü" };
    const sandbox = createSandbox(own);
    const request = (text: string) =>
      new Request("https://test.stytch.com/v1/users/x", { headers: { authorization: basic(text) } });
    expect((await sandbox.fetch(request("project-test-é😀:a:b:ü"))).status).toBe(404);
    expect((await sandbox.fetch(request("project-test-é😀:a:b:u"))).status).toBe(401);
  });
});
