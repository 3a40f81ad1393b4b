// Builds the app where a user exists, starts it, makes another user, and looks whether each page tells of both.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { createStytch } from "stytch-fetch";

const next = "node_modules/next/dist/bin/next";
const stytch = createStytch({ ...JSON.parse(process.env.STYTCH_OPTIONS), fetch: globalThis.fetch });
const { user_id } = await stytch.users.create({ email: "built@example.com" });
const env = { ...process.env, STYTCH_USER_ID: user_id, NEXT_TELEMETRY_DISABLED: "1" };

const built = spawnSync(process.execPath, [next, "build"], { env, encoding: "utf8" });
assert.equal(built.status, 0, `next build ended with ${built.status}.\n${built.stdout}${built.stderr}`);
for (const page of ["users", "user"])
  assert.ok(
    !existsSync(`.next/server/app/${page}.html`),
    `/${page} was made when the app was built.\n${built.stdout}`,
  );
assert.ok(
  existsSync(".next/server/app/index.html"),
  "a page that asks nothing should be made when the app is built",
);

await stytch.users.create({ email: "later@example.com" });
const port = await findPort();
const app = spawn(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", String(port)], {
  env,
  stdio: ["ignore", "pipe", "pipe"],
});
let output = "";
for (const stream of [app.stdout, app.stderr])
  stream.setEncoding("utf8").on("data", (part) => (output += part));
try {
  const url = `http://127.0.0.1:${port}`;
  await waitFor(`${url}/`);
  await check(url);
} catch (error) {
  console.error(output);
  throw error;
} finally {
  app.kill("SIGKILL");
}

async function check(url) {
  const read = async (path, init) => (await fetch(url + path, init)).text();
  assert.match(
    await read("/users"),
    /emails: (built@example.com later@example.com|later@example.com built@example.com)/,
  );
  assert.match(await read("/user"), /email: built@example.com/);
  assert.match(await read("/node"), /^user-test-/);
  assert.match(await read("/edge"), /^user-test-/);
  assert.equal(await read("/guarded"), JSON.stringify({ found: 1 }));
  // A form without a script in the page: its hidden field names the server's function.
  const field = /\$ACTION_ID_\w+/.exec(await read("/form"))[0];
  const submit = async () => {
    const body = new FormData();
    body.set(field, "");
    body.set("email", "form@example.com");
    return (await fetch(`${url}/form`, { method: "POST", body, redirect: "manual" })).headers.get("location");
  };
  assert.match(await submit(), /\?made$/);
  assert.match(await submit(), /\?taken$/);
  assert.match(await read("/users"), /form@example.com/);
}

async function waitFor(url) {
  for (let turn = 0; turn < 300; turn++) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the app didn't start");
}

function findPort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
