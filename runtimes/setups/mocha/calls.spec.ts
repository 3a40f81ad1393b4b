import { createSandbox } from "stytch-fetch/sandbox";
import { createStytchFromEnv } from "stytch-fetch/node";
import { makeCalls, readOptions } from "./calls";

describe("a client", () => {
  it("calls a server", async () => {
    await makeCalls(readOptions());
  });

  it("calls a server by the settings of the environment", async () => {
    await makeCalls(readOptions(), () => createStytchFromEnv());
  });

  it("calls a sandbox in the test itself", async () => {
    const credentials = { projectId: "project-test-unit", secret: "secret-test-unit" };
    await makeCalls({ ...credentials, fetch: createSandbox(credentials).fetch });
  });
});
