import { createStytch } from "stytch-fetch";
import { createStytch as createNodeStytch } from "stytch-fetch/node";
import { createSandbox } from "stytch-fetch/sandbox";
import { makeCalls, readOptions } from "./calls";
import { fakeTimers, loadAnew, realTimers } from "./tool";

afterEach(realTimers);

const options = readOptions();
const credentials = { projectId: "project-test-unit", secret: "secret-test-unit" };
const overFetch = { ...options, fetch: globalThis.fetch };

for (const [name, { createStytch: create }, how] of [
  ["stytch-fetch", { createStytch }, options],
  ["stytch-fetch with a fetch", { createStytch }, overFetch],
  ["stytch-fetch/node", { createStytch: createNodeStytch }, options],
] as const) {
  test(`${name} needs no timer, faked after the client was made and used`, async () => {
    const stytch = create(how);
    await stytch.users.search();
    fakeTimers();
    await makeCalls(how, () => stytch);
    await stytch.users.search();
    if ("close" in stytch) await (stytch as ReturnType<typeof createNodeStytch>).close();
  });

  test(`${name} needs no timer, faked before the client is made`, async () => {
    fakeTimers();
    const stytch = create(how);
    await makeCalls(how, () => stytch);
    await makeCalls(how, () => stytch);
    if ("close" in stytch) await (stytch as ReturnType<typeof createNodeStytch>).close();
  });
}

test("nor does a module that is loaded while they are faked", async () => {
  fakeTimers();
  const { default: loaded, node } = await loadAnew();
  for (const create of [loaded.createStytch, node.createStytch]) {
    await makeCalls(options, create);
    await makeCalls(options, create);
  }
});

test("nor does a sandbox", async () => {
  fakeTimers();
  const sandbox = createSandbox(credentials);
  await makeCalls({ ...credentials, fetch: sandbox.fetch });
});
