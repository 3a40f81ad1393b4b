import { routes, type OperationId } from "../../../generated/routes.ts";
import { seedFromUser } from "../../../src/sandbox/resources/users/seed-from-user.ts";
import { createSandbox, type SeedUser } from "../../../src/sandbox/index.ts";
import { basicAuthorization } from "../../../src/transport/auth.ts";
import type { ConsoleOperation } from "../console/operation.ts";
import { splitParams } from "../console/snippet/split.ts";
import type { OpenAPIDocument } from "./document.ts";
import { readOperations, type NamedExample, type Operation } from "./operation.ts";
import type { SiteInput } from "./site.ts";

const CREDENTIALS = { projectId: "project-test-docs", secret: "secret-test-docs" };

/**
 * Calls each operation that the sandbox imitates with the requests of the document, and keeps the answers that are of a
 * status which the document has as a success.
 */
export async function collectAnswers(
  document: OpenAPIDocument,
  consoles: SiteInput["consoles"],
): Promise<SiteInput["answers"]> {
  const users = collectUsers(document);
  const answers = new Map<string, ReadonlyMap<number, readonly NamedExample[]>>();
  for (const operation of readOperations(document)) {
    const console = consoles.get(operation.id)!;
    if (!console.isImitated) continue;
    const own = await answersOf(operation, console, users);
    if (own.size > 0) answers.set(operation.id, own);
  }
  return answers;
}

async function answersOf(
  operation: Operation,
  console: ConsoleOperation,
  users: readonly User[],
): Promise<Map<number, NamedExample[]>> {
  const found = new Map<number, NamedExample[]>();
  const successes = operation.answers.filter(({ status }) => status < 400);
  for (const { name, params } of console.samples) {
    const answer = await call(console, params, users);
    const success = successes.find(({ status }) => status === answer.status);
    if (!success || success.examples.some(({ value }) => isPoorer(answer.body, value))) continue;
    const summary = operation.requests.length > 0 ? name : success.description;
    const example = { name, summary, value: answer.body, isMade: true };
    found.set(answer.status, [...(found.get(answer.status) ?? []), example]);
  }
  return found;
}

async function call(
  console: ConsoleOperation,
  params: Readonly<Record<string, unknown>>,
  users: readonly User[],
): Promise<{ status: number; body: unknown }> {
  const { path, body } = splitParams(console, params);
  const places = Object.values(path).map(String);
  // Each call has a sandbox of its own, with the users whom it is about: a new user must not be there yet.
  const isCreation = places.length === 0 && routes[console.operationId as OperationId].retry === "unsafe";
  const seed = isCreation ? [] : apart(users.filter((user) => isAbout(user, places)));
  const sandbox = createSandbox({
    ...CREDENTIALS,
    seed: seed.map((user) => seedFromUser("user", user) as SeedUser),
    now: "2026-01-15T09:30:00Z",
    idSeed: "docs",
  });
  const filled = console.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(path[name])),
  );
  const response = await sandbox.fetch(
    new Request(`https://test.stytch.com${filled}`, {
      method: console.verb,
      headers: {
        authorization: basicAuthorization(CREDENTIALS.projectId, CREDENTIALS.secret),
        "content-type": "application/json",
      },
      ...(console.body && { body: JSON.stringify(body) }),
    }),
  );
  return { status: response.status, body: await response.json() };
}

/** Whether a list of an answer is empty, which shows nothing, where the document's has something to show. */
function isPoorer(made: unknown, documented: unknown): boolean {
  return Object.entries(documented as object).some(
    ([name, value]) =>
      Array.isArray(value) && value.length > 0 && (made as Record<string, unknown[]>)[name]?.length === 0,
  );
}

interface User {
  readonly user_id: string;
  readonly status_code?: number;
  readonly request_id?: string;
}

function isAbout(user: User, places: readonly string[]): boolean {
  const text = JSON.stringify(user);
  return places.every((place) => text.includes(JSON.stringify(place)));
}

/** Leaves out users who have an address, a number or an id that one before them has: no two of a project may. */
function apart(users: readonly User[]): User[] {
  const kept: User[] = [];
  const taken = new Set<string>();
  for (const user of users) {
    const own = [...JSON.stringify(user).matchAll(UNIQUE)].map(([, value]) => value!);
    if (own.some((value) => taken.has(value))) continue;
    for (const value of own) taken.add(value);
    kept.push(user);
  }
  return kept;
}

const UNIQUE = /"(?:\w+_id|email|phone_number|crypto_wallet_address|provider_subject)":("(?:[^"\\]|\\.)+")/g;

/** The users in the document's examples, each once and as it has the most to tell of them. */
function collectUsers(document: OpenAPIDocument): User[] {
  const users = new Map<string, User>();
  JSON.stringify(document.paths, (_key, value: unknown) => {
    if (!isUser(value)) return value;
    // The answer of `users.get` has these two beside the user's own.
    const { status_code, request_id, ...user } = value;
    const known = users.get(user.user_id);
    if (!known || JSON.stringify(user).length > JSON.stringify(known).length) users.set(user.user_id, user);
    return value;
  });
  return [...users.values()];
}

function isUser(value: unknown): value is User {
  return (
    typeof value === "object" &&
    value !== null &&
    "user_id" in value &&
    "emails" in value &&
    "webauthn_registrations" in value
  );
}
