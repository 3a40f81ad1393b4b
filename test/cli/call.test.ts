// `stytch-fetch call` and `list`: any operation from a shell, over the client, by the document.
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { routes } from "../../generated/routes.ts";
import { defineOperation } from "../../src/cli/call/define-operation.ts";
import { listOperations } from "../../src/cli/call/operations.ts";
import { readDocument } from "../../src/cli/document.ts";
import { folder, run, sandboxForAll } from "./helpers.ts";

const server = await sandboxForAll();
const { env } = server;

describe("call", () => {
  it("sends an operation's fields, and prints the answer as one line of JSON in a pipe", async () => {
    const created = await run(
      [
        "call",
        "users.create",
        "--email",
        "ada@example.com",
        "--name.first_name",
        "Ada",
        "--roles",
        "a",
        "--roles",
        "b",
      ],
      env,
    );
    expect(created).toMatchObject({ code: 0 });
    expect(created.stderr).toBe(`Environment: test, ${server.projectId} at ${server.url}.\n`);
    const { user } = JSON.parse(created.stdout) as { user: Record<string, unknown> };
    expect(user).toMatchObject({ name: { first_name: "Ada" }, roles: ["stytch_user", "a", "b"] });
    expect(created.stdout.trimEnd()).not.toContain("\n");
  });

  it("takes an operationId, and selects a part, a string without its quotes", async () => {
    const args = ["call", "api_user_v1_Create", "--email", "eve@example.com"];
    const { stdout } = await run([...args, "--select", ".user.emails[].email"], env);
    expect(stdout).toBe("eve@example.com\n");
    const { code, stderr } = await run(["call", "users.search", "--select", ".result"], env);
    expect([code, stderr]).toEqual([1, expect.stringContaining("the answer has no result there. It has ")]);
  });

  it("reads all fields from JSON, from a file too, with flags over them", async () => {
    const file = join(folder(), "body.json");
    await writeFile(file, '{"email":"bob@example.com","name":{"first_name":"B","last_name":"C"}}');
    const args = [
      "call",
      "users.create",
      "--json",
      `@${file}`,
      "--name.first_name",
      "Bob",
      "--select",
      ".user.name",
    ];
    expect(JSON.parse((await run(args, env)).stdout)).toMatchObject({ first_name: "Bob", last_name: "C" });
  });

  it.each([
    [["users.creat"], "Did you mean users.create?"],
    [["users.create", "--emial", "x"], "Did you mean --email?"],
    [["users.create"], "users.create: email is missing. Add it. Nothing was sent."],
    [["users.create", "--email", "nobody"], "users.create: email must be in the format email."],
    [["users.create", "--email"], "--email needs a value: --email=<text>."],
    [["users.search", "--limit", "many"], "--limit must be a whole number."],
    [["users.search", "--query", "{"], "--query takes JSON, and what it was given is not valid JSON."],
    [["users.create", "--json", '{"a":1,"a":2}'], "has an object with one key twice"],
    [["users.create", "--json", "[]"], "--json must be a JSON object, in braces."],
    [
      ["users.create", "--email", "a@b.co", "--select", ".results[x]"],
      "--select takes a path such as .user.user_id",
    ],
    [[], "call takes the name of an operation first"],
  ])("refuses %j as a fault of the command line, and sends nothing", async (args, message) => {
    const before = await server.control("GET", "/__sandbox/calls").then((response) => response.text());
    const { code, stdout, stderr } = await run(["call", ...args], env);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(await server.control("GET", "/__sandbox/calls").then((response) => response.text())).toBe(before);
  });

  it("tells the API's error with the request's id and what to do", async () => {
    await run(["call", "users.create", "--email", "twice@example.com"], env);
    const { code, stdout, stderr } = await run(["call", "users.create", "--email", "twice@example.com"], env);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/POST \/v1\/users → 400 duplicate_email: .* \(request-id-/);
    expect(stderr).not.toMatch(/\n +at /);
  });

  it("gives a terminal no control characters of an error from elsewhere", async () => {
    const error_message = "\u001b[31mred\u0007";
    const fault = {
      operation: "users.search",
      status: 400,
      error_type: "bad_request",
      error_message,
      times: 1,
    };
    expect((await server.control("POST", "/__sandbox/faults", fault)).ok).toBe(true);
    const { stderr } = await run(["call", "users.search"], env);
    expect(stderr).toContain("\\u001b[31mred\\u0007");
    for (const raw of ["\u001b", "\u0007"]) expect(stderr).not.toContain(raw);
  });

  it("shows a dry run's request, as cURL too, without a secret, and sends nothing", async () => {
    const args = [
      "call",
      "passwords.create",
      "--email",
      "dry@example.com",
      "--password",
      "marker-3f9a",
      "--dry-run",
    ];
    const { code, stdout, stderr } = await run(args, env);
    expect(code).toBe(0);
    expect(stdout).toContain(`POST ${server.url}/v1/passwords\n`);
    expect(stdout).toContain(`curl -X POST '${server.url}/v1/passwords'`);
    expect(stdout + stderr).not.toMatch(/marker-3f9a|Basic [^[]/);
    expect(stdout + stderr).not.toContain(server.secret);
    const { stdout: found } = await run(
      ["call", "users.search", "--select", ".results[].emails[].email"],
      env,
    );
    expect(found).not.toContain("dry@example.com");
  });

  it("has a flag for each field of each operation, and none that hides another", async () => {
    const document = await readDocument();
    for (const operation of listOperations()) {
      // A second option of a name throws.
      const { command, fields } = defineOperation(operation, document);
      for (const [, name] of operation.route.path.matchAll(/\{(\w+)\}/g)) {
        expect(command.options.map(({ long }) => long)).toContain(`--${name}`);
      }
      for (const { path, types, description } of fields) {
        expect([path, description.length > 0]).toEqual([path, true]);
        expect([path, types.length > 0]).toEqual([path, true]);
      }
    }
  });
});

describe("the environment of a call", () => {
  it("is a sandbox in the process with --sandbox, seeded by --seed", async () => {
    const seed = join(folder(), "seed.json");
    await writeFile(seed, '[{"email":"seeded@example.com"}]');
    const args = [
      "call",
      "users.search",
      "--sandbox",
      "--seed",
      seed,
      "--select",
      ".results[].emails[].email",
    ];
    expect(await run(args)).toEqual({
      code: 0,
      stdout: "seeded@example.com\n",
      stderr: "Environment: a sandbox in this process. Nothing in it is real.\n",
    });
  });

  it("comes from a .env file, or from a file that is the user's alone", async () => {
    const here = folder();
    const dotenv = join(here, ".env");
    await writeFile(
      dotenv,
      Object.entries(env)
        .map(([name, value]) => `${name}="${value}"`)
        .join("\n"),
    );
    const file = join(here, "credentials.json");
    const { url, projectId, secret } = server;
    await writeFile(file, JSON.stringify({ project_id: projectId, secret, base_url: url }), { mode: 0o600 });
    for (const flags of [
      ["--env-file", dotenv],
      ["--credentials", file],
    ]) {
      const { code } = await run(["call", "users.search", ...flags]);
      expect([flags, code]).toEqual([flags, 0]);
    }
    await chmod(file, 0o640);
    const { code, stderr } = await run(["call", "users.search", "--credentials", file]);
    expect(code).toBe(1);
    expect(stderr).toContain("may be read by others than you (mode 640)");
    expect(stderr).not.toContain(secret);
  });

  it("is asked for where it is missing", async () => {
    const { code, stderr } = await run(["call", "users.search"]);
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining("STYTCH_PROJECT_ID is not set in the environment."),
    ]);
  });

  it("is changed where it is live only if its id is typed out", async () => {
    const live = { ...env, STYTCH_PROJECT_ID: "project-live-11111111-1111-4111-8111-111111111111" };
    const refused = await run(["call", "users.create", "--email", "a@b.co"], live);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(`--live ${live.STYTCH_PROJECT_ID}. Nothing was sent.`);
    const other = await run(["call", "users.create", "--email", "a@b.co", "--live", "project-live-2"], live);
    expect(other.stderr).toContain("--live names another project");
    const named = await run(
      ["call", "users.create", "--email", "a@b.co", "--live", live.STYTCH_PROJECT_ID],
      live,
    );
    // The sandbox has other credentials: it was sent.
    expect(named.stderr).toContain("unauthorized_credentials");
  });
});

describe("list", () => {
  it("shows each operation by its method's name, or those that have a text", async () => {
    const [all, some, none] = await Promise.all([
      run(["list", "--json"]),
      run(["list", "totps"]),
      run(["list", "nothing-like-it"]),
    ]);
    expect((JSON.parse(all.stdout) as unknown[]).length).toBe(Object.keys(routes).length);
    expect(some.stdout).toMatch(/^totps\.authenticate +\S/m);
    expect(some.stdout).not.toContain("otps.sms");
    expect(none).toMatchObject({ code: 1, stdout: "" });
  });
});
