import { createStytch } from "../../../../src/index.ts";
import { createSandbox, type Sandbox, type Snapshot } from "../../../../src/sandbox/index.ts";
import { alone, readKept, writeKept } from "./kept.ts";
import type { Outcome } from "./outcome.ts";
import { send, type Call } from "./send.ts";

const projectId = "project-test-docs";
const secret = "secret-test-invented-in-this-page";

let sandbox: Sandbox | undefined;
let revision: string | undefined;

/** Makes a call to the sandbox in this page, with the state that all pages of the site share. */
export function sendToSandbox(call: Call): Promise<Outcome> {
  return withState(({ fetch }) =>
    send((watch) => createStytch({ projectId, secret, ...watch }), call, fetch),
  );
}

/** The sandbox's state, to look at. */
export function peek(): Promise<Snapshot> {
  return withState((each) => Promise.resolve(each.snapshot()));
}

/** Empties the sandbox. */
export async function reset(): Promise<void> {
  await withState((each) => {
    each.reset();
    return Promise.resolve();
  });
}

async function withState<Result>(work: (sandbox: Sandbox) => Promise<Result>): Promise<Result> {
  return alone(async () => {
    sandbox ??= createSandbox({ projectId, secret });
    const kept = await readKept();
    if (kept && kept.revision !== revision) restore(sandbox, kept.snapshot);
    const changes = { count: 0 };
    const unsubscribe = sandbox.subscribe(() => changes.count++);
    try {
      return await work(sandbox);
    } finally {
      unsubscribe();
      revision = kept?.revision;
      if (changes.count > 0) {
        revision = `${Date.now()}-${Math.random()}`;
        await writeKept({ revision, snapshot: sandbox.snapshot() });
      }
    }
  });
}

function restore(into: Sandbox, snapshot: unknown): void {
  try {
    into.restore(snapshot as Snapshot);
  } catch {
    // Written by an older version of the site: to begin anew is better than to be stuck.
    into.reset();
  }
}
