// The messages that the sandbox would have sent, as the command prints them.
import { expect, it } from "vitest";
import type { Message } from "../../src/sandbox/index.ts";
import { eventually } from "../clock.ts";
import { firstLine, sandbox, start } from "./helpers.ts";

const email = "ada@example.com";

it("--json prints a message as one line of JSON on standard error", async () => {
  const running = await sandbox(["--control"]);
  await running.call("POST", "/v1/otps/email/login_or_create", { email });
  const lines = () =>
    running
      .stderr()
      .split("\n")
      .filter((line) => line.startsWith("{"));
  await eventually(() => expect(lines()).toHaveLength(1));
  const [message] = lines().map((line) => JSON.parse(line) as Message);
  expect(message).toMatchObject({ channel: "email", kind: "passcode", to: email });
  expect(await (await running.control("GET", "/__sandbox/messages")).json()).toEqual([message]);
  expect(running.stdout().split("\n")).toHaveLength(2);
});

it("without --json it is a line that a person reads, with the code", async () => {
  const identity = ["--project-id", "project-test-cli", "--secret", "secret-test-cli"];
  const running = start(["sandbox", "--port", "0", ...identity]);
  await firstLine(running);
  const url = await eventually(() => {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(running.stdout());
    expect(found).not.toBeNull();
    return found![0];
  });
  const response = await fetch(`${url}/v1/otps/sms/login_or_create`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa("project-test-cli:secret-test-cli")}` },
    body: JSON.stringify({ phone_number: "+12025550162" }),
  });
  expect(response.status).toBe(200);
  await eventually(() =>
    expect(running.stdout()).toMatch(
      /^sms to \+12025550162: passcode \d{6}, until \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/m,
    ),
  );
});

it("--quiet prints none", async () => {
  const running = await sandbox(["--quiet"]);
  const { status } = await running.call("POST", "/v1/otps/email/login_or_create", { email });
  expect(status).toBe(200);
  expect(await running.stop()).toBe(0);
  expect(running.stderr()).not.toContain(email);
});
