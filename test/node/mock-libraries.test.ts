// Libraries that answer in the server's place see every call, whenever they are put there: what people's tests rest on.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { stripSources } from "../setup/stripped.ts";
import type { Library } from "./mocked/libraries.ts";

const stripped = await stripSources("src", "generated", "test/node/mocked");
const transports: Readonly<Record<string, string>> = {
  fetch: join(stripped, "src/index.js"),
  "Node's client": join(stripped, "src/node/index.js"),
};

async function run(transport: string, library: Library, order: string): Promise<unknown[]> {
  const args = [join(stripped, "test/node/mocked/program.js"), transports[transport]!, library, order];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as unknown[];
}

const mocked = { user_id: "mocked" };
const sent = { sent: { email: "ada@example.com" } };
const answers = [mocked, mocked, sent, "user_not_found"];
/** Whether a call that the library has no answer for fails, and doesn't show its id. */
const isRefused = true;

describe.each([
  "library module client",
  "module library client",
  "module client library",
  "module client call library",
])("in the order of %s", (order) => {
  it.each<[string, Library]>([
    ["fetch", "msw"],
    ["fetch", "nock"],
    ["Node's client", "msw"],
    ["Node's client", "nock"],
  ])("over %s, %s answers each call, and none once it is gone", async (transport, library) => {
    const results = await run(transport, library, order);
    expect(results).toEqual([...answers, ...answers, isRefused, { user_id: "real" }]);
  });

  it("over fetch, undici's MockAgent answers each call", async () => {
    expect(await run("fetch", "MockAgent", order)).toEqual([...answers, ...answers, isRefused]);
  });
});
