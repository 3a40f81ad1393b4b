import { createStytch, StytchConfigError } from "stytch-fetch";
import { createSandbox } from "stytch-fetch/sandbox";
import { makeCalls, readOptions } from "./calls";

test("is in a page", () => {
  expect(typeof document).toBe("object");
});

test("refuses a secret, as in any page", () => {
  expect(() => createStytch(readOptions())).toThrow(StytchConfigError);
});

test("calls a server by the fetch that it is given", async () => {
  await makeCalls({ ...readOptions(), fetch: globalThis.fetch });
});

test("calls a sandbox in the test itself", async () => {
  const credentials = { projectId: "project-test-unit", secret: "secret-test-unit" };
  await makeCalls({ ...credentials, fetch: createSandbox(credentials).fetch });
});
