// What holds in an environment that looks like a browser's page: for the tests in jsdom and in happy-dom.
import { describe, expect, it } from "vitest";
import { createStytch, StytchConfigError } from "../../src/index.ts";
import { createStytch as createNodeStytch } from "../../src/node/index.ts";
import { createSandbox } from "../../src/sandbox/index.ts";

const credentials = { projectId: "project-test-6b1f9cd8", secret: "secret-test-0123456789" };

/** Tests a client and a sandbox in the environment that the file runs in. */
export function testLikeABrowser(): void {
  describe("where a test's environment looks like a browser", () => {
    it("does so", () => expect((globalThis as { document?: unknown }).document).toBeDefined());

    it.each([
      ["stytch-fetch", createStytch],
      ["stytch-fetch/node", createNodeStytch],
    ])("a client over the sandbox works: %s", async (_, create) => {
      const sandbox = createSandbox(credentials);
      const stytch = create({ ...credentials, fetch: sandbox.fetch });
      const { user_id } = await stytch.users.create({ email: "a@example.com" });
      const ids: string[] = [];
      for await (const user of stytch.users.searchAll()) ids.push(user.user_id);
      expect(ids).toEqual([user_id]);
      await expect(stytch.users.create({ email: "a@example.com" })).rejects.toMatchObject({
        error_type: "duplicate_email",
      });
      const { data } = await stytch.raw.GET("/v1/users/{user_id}", { params: { path: { user_id } } });
      expect(data?.emails[0]?.email).toBe("a@example.com");
      const controller = new AbortController();
      controller.abort();
      await expect(stytch.users.get({ user_id }, { signal: controller.signal })).rejects.toMatchObject({
        name: "AbortError",
      });
    });

    it("one without a fetch of its own is refused, with that way in the message", () => {
      for (const create of [createStytch, createNodeStytch]) {
        expect(() => create(credentials)).toThrow(StytchConfigError);
        expect(() => create(credentials)).toThrow("jsdom");
        expect(() => create(credentials)).toThrow("`fetch`");
      }
    });

    it("one with a live project's secret is refused, whatever it is given", () => {
      const fetch = (): Response => new Response();
      for (const projectId of ["project-live-6b1f9cd8", "another"]) {
        expect(() => createStytch({ ...credentials, projectId, fetch })).toThrow(
          "A secret must not be in a browser",
        );
      }
    });
  });
}
