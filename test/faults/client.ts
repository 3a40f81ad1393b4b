// The process that calls. It makes every call of a group, tells what came of each and what is left behind, and must
// then end by itself.
import type { Hooks, Stytch, StytchError } from "../../src/index.ts";
import { leaks, projectId, secret } from "../leaks.ts";
import { clockBy, Cues, PATIENCE } from "./client-time.ts";
import type { CallSetup } from "./fault.ts";
import { bystander, operationOf, type OperationName } from "./operations.ts";
import type { Outcome, ErrorSummary } from "./outcome.ts";
import { SPARED } from "./spared.ts";

/** A call to be made. */
export interface Job extends CallSetup {
  id: number;
  url: string;
  operation: OperationName;
  /** Whether the server will answer a call that is spared. */
  next: boolean;
  /** Whether nobody takes its connections. */
  deaf: boolean;
}

export type Message =
  { transport: string; jobs: Job[] } | { cue: number } | { look: number } | { done: true };

/** Says that what was on its way to this process before a message was read. */
export interface Seen {
  seen: number;
}

/** What a group of calls leaves. */
export interface Summary {
  outcomes: Outcome[];
  /** What would keep the process running. */
  active: string[];
  /** Rejections that nobody took, and warnings. */
  complaints: string[];
}

const spared = { headers: { [SPARED]: "1" } };
const complaints: string[] = [];
process.on("unhandledRejection", (error) => complaints.push(String(error)));
process.on("warning", (warning) => complaints.push(String(warning)));

const allCues = new Map<number, Cues>();

/** A cue may come before its call. */
function cuesOf(id: number): Cues {
  const cues = allCues.get(id) ?? new Cues();
  allCues.set(id, cues);
  return cues;
}

async function run({ createStytch, transport }: Maker, job: Job): Promise<Outcome> {
  const seen: Notes = { hooks: [], delays: [], leaks: [], cues: cuesOf(job.id) };
  const limits = transport === "node" && ["connectTimeout", "headersTimeout", "bodyTimeout"];
  const stytch = createStytch({
    projectId,
    secret,
    baseUrl: job.url,
    timeout: PATIENCE,
    ...(limits && Object.fromEntries(limits.map((name) => [name, PATIENCE]))),
    clock: clockBy(seen.cues),
    random: () => 0.5,
    hooks: watch(seen),
    ...job.options,
  });
  if (job.warmUp) {
    await stytch.users.get({ user_id: bystander }, { ...spared });
    await turn();
    seen.hooks.length = 0;
  }
  const result = await call(stytch, job, seen);
  const { hooks, delays } = { hooks: [...seen.hooks], delays: [...seen.delays] };
  if (job.pause) await new Promise<void>((resolve) => seen.cues.await(resolve));
  const next = job.next ? await callAgain(stytch) : undefined;
  return { id: job.id, ...result, hooks, delays, leaks: seen.leaks, ...(next !== undefined && { next }) };
}

interface Maker {
  transport: string;
  createStytch: (options: object) => Stytch;
}

interface Notes {
  hooks: string[];
  delays: number[];
  leaks: string[];
  cues: Cues;
  onRetry?: () => void;
}

function watch(seen: Notes): Hooks {
  const note = (name: string) => (event: { attempt: number; delay?: number }) => {
    seen.hooks.push(`${name} ${event.attempt}`);
    if (name === "retry") {
      seen.delays.push(event.delay!);
      seen.onRetry?.();
    }
    seen.leaks.push(...leaks(event));
  };
  return {
    onRequest: note("request"),
    onResponse: note("response"),
    onError: note("error"),
    onRetry: note("retry"),
  };
}

async function call({ users }: Stytch, { operation, abort }: Job, seen: Notes): Promise<Partial<Outcome>> {
  const controller = new AbortController();
  const end = (): void => controller.abort();
  if (abort === "cue") seen.cues.await(end);
  // Before the pause, which has not begun yet, can end.
  if (abort === "pause") seen.onRetry = () => queueMicrotask(end);
  try {
    const { user_id } = await operationOf(operation).call(users, { signal: controller.signal });
    return { user_id: user_id! };
  } catch (error) {
    seen.leaks.push(...leaks(error));
    return { error: summarize(error as StytchError) };
  }
}

/** Copies an error's own and inherited fields, as far as they are plain. */
function summarize(error: StytchError): ErrorSummary {
  const previous: string[] = [];
  for (let at = error.previous; at; at = at.previous) previous.push(at.name);
  const plain = Object.entries(error).filter(([, value]) => typeof value !== "object");
  const { name, message, attempts } = error;
  return { ...Object.fromEntries(plain), name, message, attempts, previous };
}

/** The next call on the same client, which nothing strikes. */
async function callAgain({ users }: Stytch): Promise<string | undefined> {
  try {
    const { user_id } = await users.get({ user_id: bystander }, { ...spared });
    return user_id === bystander ? undefined : `It got ${user_id}.`;
  } catch (error) {
    return String(error);
  }
}

/** Runs jobs, so many at a time. */
async function runAll(jobs: Job[], lanes: number, maker: Maker): Promise<Outcome[]> {
  const waiting = [...jobs];
  const outcomes: Outcome[] = [];
  const lane = async (): Promise<void> => {
    for (let job = waiting.shift(); job; job = waiting.shift()) outcomes.push(await run(maker, job));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return outcomes;
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The parent sends the jobs, then cues, and at last that it has looked at its side of the connections. */
process.on("message", (message: Message) => {
  if ("cue" in message) cuesOf(message.cue).give();
  else if ("look" in message) void look(message.look);
  else if ("jobs" in message) void main(message);
  // Without a listener the channel doesn't hold the process.
  else process.removeAllListeners("message");
});

/** What is in a socket's queue as a message comes is read in the same turn of the loop, or in the next one. */
async function look(seen: number): Promise<void> {
  await turn();
  await turn();
  process.send!({ seen } satisfies Seen);
}

function turn(): Promise<void> {
  return new Promise(setImmediate);
}

async function main({ transport, jobs }: { transport: string; jobs: Job[] }): Promise<void> {
  const entry = (await (transport === "node"
    ? import("../../src/node/index.ts")
    : import("../../src/index.ts"))) as Pick<Maker, "createStytch">;
  const maker = { createStytch: entry.createStytch, transport };
  // Opened as they are first looked at, by whomever.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  const before = process.getActiveResourcesInfo();
  const [large, small] = [true, false].map((kind) => jobs.filter((job) => (job.large ?? false) === kind));
  // Node's fetch goes on connecting for ten seconds after a call has ended: those first, and the rest meanwhile.
  const inOrder = small!.toSorted((a, b) => Number(b.deaf) - Number(a.deaf));
  const outcomes = [...(await runAll(inOrder, 32, maker)), ...(await runAll(large!, 2, maker))];
  const active = await leftovers(before);
  process.send!({ outcomes, active, complaints } satisfies Summary);
}

/** What keeps the process running that didn't before. Sockets that were destroyed are closed a little later. */
async function leftovers(before: readonly string[]): Promise<string[]> {
  let left: string[] = [];
  for (let look = 0; look < 50; look++) {
    await sleep(20);
    left = process.getActiveResourcesInfo().filter((kind) => kind !== "Immediate");
    for (const kind of before) if (left.includes(kind)) left.splice(left.indexOf(kind), 1);
    if (left.length === 0) break;
  }
  return left;
}
