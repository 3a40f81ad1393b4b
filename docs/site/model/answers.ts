import type { Sandbox, SeedUser } from "../../../src/sandbox/index.ts";
import { basicAuthorization } from "../../../src/transport/auth.ts";
import type { ConsoleOperation } from "../console/operation.ts";
import { splitParams } from "../console/snippet/split.ts";
import type { OpenAPIDocument } from "./document.ts";
import { isLearnable, Learned } from "./learned.ts";
import { readOperations, type NamedExample, type Operation } from "./operation.ts";
import { preparations } from "./preparations.ts";
import { CREDENTIALS, Project } from "./project.ts";
import type { SiteInput } from "./site.ts";
import { World } from "./world.ts";

type Params = Readonly<Record<string, unknown>>;

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** An operation that the sandbox imitates. */
export interface Imitated {
  readonly operation: Operation;
  readonly console: ConsoleOperation;
}

/**
 * Calls each operation that the sandbox imitates with the requests of the document, and keeps the answers that are of a
 * status which the document has as a success.
 */
export async function collectAnswers(
  document: OpenAPIDocument,
  consoles: SiteInput["consoles"],
): Promise<SiteInput["answers"]> {
  const imitated = listImitated(document, consoles);
  const driver = new Driver(await Project.create(document), new World(document), imitated);
  const answers = new Map<string, ReadonlyMap<number, readonly NamedExample[]>>();
  for (const each of imitated) {
    const own = await answersOf(driver, each);
    if (own.size > 0) answers.set(each.operation.id, own);
  }
  return answers;
}

/** The operations that the sandbox imitates, in the document's order. */
export function listImitated(document: OpenAPIDocument, consoles: SiteInput["consoles"]): Imitated[] {
  return readOperations(document)
    .map((operation) => ({ operation, console: consoles.get(operation.id)! }))
    .filter(({ console }) => console.isImitated);
}

async function answersOf(
  driver: Driver,
  { operation, console }: Imitated,
): Promise<Map<number, NamedExample[]>> {
  const found = new Map<number, NamedExample[]>();
  // What needs no params has no sample of them.
  const samples = console.samples.length > 0 ? console.samples : [{ name: "", params: {} }];
  for (const { name, params } of samples) {
    const reply = await driver.succeed({ operation, console }, params);
    if (!reply) continue;
    const { description } = operation.answers.find(({ status }) => status === reply.status)!;
    const summary = operation.requests.length > 0 ? name : description;
    const example = { name, summary, value: reply.body, isMade: true };
    found.set(reply.status, [...(found.get(reply.status) ?? []), example]);
  }
  return found;
}

/** A preparation asks for a method that the document has under another name: the page shows the document's answer then. */
class MissingMethod extends Error {}

/** The states of a sandbox in which a call is tried. */
export type Starts = Pick<World, "seedsFor" | "connectApps">;

/** Finds a state of the sandbox, or calls to make before, in which a call succeeds. */
export class Driver {
  readonly #project: Project;
  readonly #world: Starts;
  readonly #imitated: readonly Imitated[];

  constructor(project: Project, world: Starts, imitated: readonly Imitated[]) {
    this.#project = project;
    this.#world = world;
    this.#imitated = imitated;
  }

  /** The answer to a call, made to succeed: prepared for it, in a state of the document's people, or after other calls. */
  async succeed(call: Imitated, params: Params): Promise<Reply | undefined> {
    if (Object.hasOwn(preparations, call.operation.method)) return this.#prepared(call, params);
    for (const seed of this.#world.seedsFor(params)) {
      const reply = await send(this.#open(seed, params), call.console, params);
      if (isSuccess(call.operation, reply)) return reply;
    }
    return this.#afterOthers(call, params);
  }

  /** Makes what is listed for the call first. */
  async #prepared(call: Imitated, params: Params): Promise<Reply | undefined> {
    const sandbox = this.#open([]);
    const ask = async (method: string, own: Params): Promise<Readonly<Record<string, string>>> => {
      const earlier = this.#imitated.find(({ operation }) => operation.method === method);
      if (!earlier) throw new MissingMethod();
      const reply = await sendLater(sandbox, earlier, own);
      if (reply.status < 400) return reply.body as Readonly<Record<string, string>>;
      throw new Error(`${method}, which ${call.operation.method} needs: ${JSON.stringify(reply.body)}`);
    };
    try {
      const own = await preparations[call.operation.method]!(
        { sandbox, project: this.#project, ask },
        params,
      );
      const reply = await sendLater(sandbox, call, { ...params, ...own });
      return successOf(call.operation, reply) && reply;
    } catch (error) {
      if (error instanceof MissingMethod) return undefined;
      throw error;
    }
  }

  /** Makes the calls first whose answers have what this one needs, each after those that it needs itself. */
  async #afterOthers(call: Imitated, params: Params): Promise<Reply | undefined> {
    const sandbox = this.#open([]);
    const learned = new Learned();
    const reached = new Set<Imitated>([call]);
    const prepare = async (needy: Imitated, given: Params): Promise<Params> => {
      const needs = needsOf(needy, given);
      for (const earlier of this.#imitated) {
        if (reached.has(earlier) || !needs.some((name) => answersWith(earlier.operation, name))) continue;
        reached.add(earlier);
        const own = await prepare(earlier, withCheapHashes(earlier.console.samples[0]?.params ?? {}));
        learned.add((await sendLater(sandbox, earlier, own)).body);
        // A message that was sent is in the state alone.
        learned.add(sandbox.snapshot());
      }
      return learned.fill(given, needs);
    };
    const filled = await prepare(call, params);
    if (reached.size === 1) return undefined;
    const reply = await sendLater(sandbox, call, filled);
    // It may have less to show than the document's, and is the only one that is true.
    return successOf(call.operation, reply) && reply;
  }

  #open(seed: SeedUser[], params: Params = {}): Sandbox {
    const sandbox = this.#project.open(seed);
    this.#world.connectApps(sandbox, seed, params);
    return sandbox;
  }
}

/**
 * Lowers the cost of hashes by bcrypt in a call that is made for others only: its answer isn't shown, and of the dozens of
 * passwords that are then compared with such a hash each would take a second.
 */
function withCheapHashes(params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "string"
        ? value.replace(/^(\$2[aby]\$)\d\d\$/, (_, kind: string) => `${kind}04$`)
        : value,
    ]),
  );
}

/** The params of a call that name what an earlier one made. */
function needsOf({ console }: Imitated, params: Params): string[] {
  const path = console.parameters.filter((each) => each.in === "path" && !each.fromOption);
  return [...new Set([...path.map(({ name }) => name), ...Object.keys(params)])].filter(isLearnable);
}

/** Whether an operation makes something, and its answer has a field of this name. */
function answersWith({ route, answers }: Operation, name: string): boolean {
  if (route.method !== "POST") return false;
  const names = name === "method_id" ? ["email_id", "phone_id"] : name === "code" ? ["method_id"] : [name];
  const successes = answers.filter(({ status }) => status < 400);
  return successes.some(({ members }) => members.fields.some((field) => names.includes(field.name)));
}

/** Sends a call a while after the one before: an address gets no two emails in a second. */
function sendLater(sandbox: Sandbox, call: Imitated, params: Params): Promise<Reply> {
  sandbox.clock.advance(2000);
  return send(sandbox, call.console, params);
}

async function send(sandbox: Sandbox, console: ConsoleOperation, params: Params): Promise<Reply> {
  const { path, query, body } = splitParams(console, params);
  const filled = console.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(Object.hasOwn(path, name) ? path[name] : CREDENTIALS.projectId)),
  );
  const url = new URL(filled, console.server);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  const isForm = console.contentType === "form";
  const response = await sandbox.fetch(
    new Request(url, {
      method: console.verb,
      headers: {
        authorization: basicAuthorization(CREDENTIALS.projectId, CREDENTIALS.secret),
        ...(console.body && { "content-type": isForm ? FORM : "application/json" }),
      },
      ...(console.body && {
        body: isForm ? new URLSearchParams(body as Record<string, string>) : JSON.stringify(body),
      }),
    }),
  );
  return { status: response.status, body: await response.json() };
}

const FORM = "application/x-www-form-urlencoded";

function successOf({ answers }: Operation, { status }: Reply): Operation["answers"][number] | undefined {
  return answers.find((answer) => answer.status === status && status < 400);
}

function isSuccess(operation: Operation, reply: Reply): boolean {
  const success = successOf(operation, reply);
  return success !== undefined && !success.examples.some(({ value }) => isPoorer(reply.body, value));
}

/** Whether a list of an answer is empty, which shows nothing, where the document's has something to show. */
function isPoorer(made: unknown, documented: unknown): boolean {
  return Object.entries(Object(documented) as object).some(
    ([name, value]) =>
      Array.isArray(value) && value.length > 0 && (made as Record<string, unknown[]>)[name]?.length === 0,
  );
}
