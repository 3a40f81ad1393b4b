// A listener of messages that throws: that is its own matter, for the call and for whoever else waits for the message.
import { execFile } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const program = `
import { createStytch } from "./src/index.ts";
import { createSandbox } from "./src/sandbox/index.ts";
const credentials = { projectId: "project-test-1", secret: "secret-test-1" };
const uncaught = [];
process.on("uncaughtException", ({ message }) => uncaught.push(message));
const sandbox = createSandbox({ ...credentials, onMessage: () => { throw new Error("mine"); } });
const stytch = createStytch({ ...credentials, fetch: sandbox.fetch });
const coming = sandbox.messages.next();
const { status_code } = await stytch.otps.email.loginOrCreate({ email: "ada@example.com" });
const { to } = await coming;
console.log(JSON.stringify({ status_code, to, uncaught }));
`;

it("onMessage that throws is uncaught, and breaks neither the call nor another who waits", async () => {
  // Of its own process: an uncaught error would fail this one's tests.
  const args = ["--import", "./scripts/typescript/register.js", "--input-type=module", "-e", program];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
  expect(JSON.parse(stdout)).toEqual({ status_code: 200, to: "ada@example.com", uncaught: ["mine"] });
});
