// Run as a process: all that Sinon can fake is faked, process.nextTick and queueMicrotask too, which no test runner outlives.
import FakeTimers from "@sinonjs/fake-timers";

const modules = async () => {
  const [{ createStytch }, { createSandbox }, { validator }] = await Promise.all([
    import("../../src/index.ts"),
    import("../../src/sandbox/index.ts"),
    import("../../src/validate/index.ts"),
  ]);
  return { createStytch, createSandbox, validator };
};

const early = process.argv[2] === "before" ? await modules() : undefined;
const timers = FakeTimers.install({ now: 0 });
const { createStytch, createSandbox, validator } = early ?? (await modules());
const credentials = { projectId: "project-test-faked", secret: "secret-test-faked" };
const { fetch } = createSandbox(credentials);
const { users, sessions, raw } = createStytch({ ...credentials, fetch, validate: validator("strict") });
for (let i = 0; i < 3; i++) await users.create({ email: `${i}@example.com` });
const { data } = await raw.POST("/v1/users", { body: { email: "raw@example.com" } });
const user_id = data!.user_id;
await users.update({ user_id, name: { first_name: "Ada" } });
await sessions.getJWKS({});
let met = 0;
for await (const user of users.searchAll({ limit: 2 }, { prefetch: true })) met += user.emails.length;
raw.use({ onRequest: () => undefined });
await users.delete({ user_id });
timers.uninstall();
console.log(`${met} users met`);
