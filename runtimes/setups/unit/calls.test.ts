import { createSandbox } from "stytch-fetch/sandbox";
import { makeCalls, readOptions } from "./calls";

test("calls a server", async () => {
  await makeCalls(readOptions());
});

test("calls a sandbox in the test itself", async () => {
  const credentials = { projectId: "project-test-unit", secret: "secret-test-unit" };
  await makeCalls({ ...credentials, fetch: createSandbox(credentials).fetch });
});
