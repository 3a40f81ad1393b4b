// Each error that the document ties to an imitated operation is got by a request of some test, or is told to be left out.
// Whatever requests alone decide is asked here; errors of state have tests that call the operation and expect the error.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { routes } from "../../generated/routes.ts";
import { readPages } from "../../scripts/sandbox-docs/pages.ts";
import { signJWT } from "../../src/sandbox/resources/keys/jwt.ts";
import { makeSigningKey } from "../../src/sandbox/resources/keys/signing-key.ts";
import type { Snapshot } from "../../src/sandbox/index.ts";
import {
  brokenRequests,
  documented,
  errorsOf,
  type BrokenRequest,
  type Documented,
} from "./broken-requests.ts";
import { authorization, basic, projectId, start } from "./helpers.ts";

const { limitations, known_differences } = await readPages(
  fileURLToPath(new URL("../../docs/sandbox", import.meta.url)),
);

/** The names in a sentence. */
const namesIn = (sentence: string): string[] => sentence.match(/\b[a-z0-9]+(?:_[a-z0-9]+)+\b/g) ?? [];

/** Whether the sandbox says that an operation never answers with an error. */
function isLeftOut({ operation: { operationId } }: Documented, type: string): boolean {
  const sentences = limitations[operationId] ?? [];
  const differences = known_differences.filter(
    ({ topic, operations }) =>
      topic.startsWith("errors that are never") &&
      (operations.length === 0 || operations.includes(operationId)),
  );
  return [...sentences, ...differences.map(({ choice }) => choice)].some((sentence) =>
    namesIn(sentence).includes(type),
  );
}

const here = fileURLToPath(new URL(".", import.meta.url));
const tests = readdirSync(here, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts") && !name.startsWith("documented-errors"))
  .map((name) => readFileSync(`${here}/${name}`, "utf8"));

/** Whether a test calls an operation, by its method or its path, and names an error. */
function isTested({ operation: { operationId }, path }: Documented, type: string): boolean {
  const method = routes[operationId].method === "GET" ? path : path.replace(/\/\{.*/, "");
  const calls = [`${methodOf(operationId)}(`, method];
  // Those of searches are put together in the tests, of what they have in common.
  const end = type.replace(/^user_search_(missing_)?/, "");
  const named = new RegExp(`\\b(${type}|${end})\\b`);
  return tests.some((text) => calls.some((call) => text.includes(call)) && named.test(text));
}

const methods = JSON.parse(readFileSync(new URL("../../docs/sandbox.json", import.meta.url), "utf8")) as {
  operations: { operation: string; method: string; support: string }[];
};
const methodOf = (id: string): string => methods.operations.find(({ operation }) => operation === id)!.method;
const imitated = documented.filter(({ operation: { operationId } }) =>
  methods.operations.some(({ operation, support }) => operation === operationId && support !== "none"),
);

const key = await makeSigningKey(Date.parse("2026-03-14T09:26:53Z"));
const jwts = await Promise.all(
  [{ aud: ["project-test-other"] }, { aud: [projectId] }].map((claims) =>
    signJWT(JSON.stringify(claims), key),
  ),
);

/** The errors that broken requests get, and those that a fault or other credentials make. */
async function askBroken(of: Documented): Promise<Set<string>> {
  const seed = { version: 1, users: [], keys: [key] } as object as Snapshot;
  const { sandbox } = start(seed, { policy: { roles: [], resources: [] } });
  const requests = brokenRequests(of, [...jwts, "no JWT"]);
  const got = new Set<string>();
  const ask = async ({ path, body }: BrokenRequest, credentials = authorization): Promise<void> => {
    const init = { method: of.method, headers: { authorization: credentials } };
    const request = new Request(`https://test.stytch.com${path}`, {
      ...init,
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = (await (await sandbox.fetch(request)).json()) as { error_type?: string; error?: string };
    got.add(answer.error_type ?? answer.error ?? "none");
  };
  for (const request of requests) await ask(request);
  for (const error_type of ["too_many_requests", "internal_server_error"]) {
    sandbox.faults.add({ operation: of.operation.operationId, error_type, times: 1 });
    await ask(requests[0]!);
  }
  await ask(requests[0]!, basic("project:x"));
  await ask(requests[0]!, basic(`${projectId}:wrong`));
  return got;
}

it("most operations are imitated, and have errors", () => {
  expect(imitated.length).toBeGreaterThan(55);
  expect(imitated.every((of) => errorsOf(of).length > 2)).toBe(true);
});

describe.each(imitated)("of $operation.operationId", (of) => {
  it("each documented error is got, or told to be left out", async () => {
    const got = await askBroken(of);
    const open = errorsOf(of).filter((type) => !got.has(type) && !isLeftOut(of, type) && !isTested(of, type));
    expect(open).toEqual([]);
  });
});
