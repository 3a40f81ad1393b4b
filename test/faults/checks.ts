// What must hold of every call. Each rule gives what is wrong, or nothing.
import type { ExpectedError } from "./fault.ts";
import type { Call } from "./group.ts";
import { bystander, operationOf } from "./operations.ts";
import { expectedOutcome } from "./policy.ts";
import { SPARED } from "./spared.ts";

/** Success, or the right error with all that must be on it. */
export function endsRight(call: Call): string | undefined {
  const { cell, outcome, server } = call;
  const { error, user_id } = outcome;
  const expected = expectedError(call);
  if (expected) return error ? difference(expected, error) : "It succeeded.";
  if (error) return `It failed: ${error.message}`;
  const about = operationOf(cell.operation).about(server.sandbox);
  return user_id === about ? undefined : `The answer is about ${user_id}, not ${about}.`;
}

function expectedError(call: Call): ExpectedError | undefined {
  const { failure, recovers, attempts } = expectedOutcome(call.cell);
  const previous = Array.from({ length: attempts - 1 }, () => failure!.name);
  if (!recovers) return { attempts, previous, ...failure! };
  // A DELETE that is made again after it was carried out finds nobody.
  if (call.cell.operation !== "delete" || arrivals(call).length < 2) return undefined;
  return { name: "StytchAPIError", error_type: "user_not_found", attempts, previous };
}

function difference(expected: ExpectedError, error: Record<string, unknown>): string | undefined {
  const wrong = Object.keys(expected).filter(
    (key) => JSON.stringify(expected[key]) !== JSON.stringify(error[key]),
  );
  const found = wrong.map(
    (key) => `${key} is ${JSON.stringify(error[key])}, not ${JSON.stringify(expected[key])}`,
  );
  return found.length > 0 ? `${found.join("; ")}. ${String(error["message"])}` : undefined;
}

/** As many attempts as are foretold, by the client's count and by the server's, and the pauses between them. */
export function triesRight({ cell, outcome, server }: Call): string | undefined {
  const { attempts, delays } = expectedOutcome(cell);
  const made = outcome.hooks.filter((event) => event.startsWith("request")).length;
  const struck = Math.min(attempts, cell.times);
  if (made !== attempts) return `${made} attempts, not ${attempts}`;
  if (!cell.fault.lasting && server.struck() !== struck)
    return `${server.struck()} were struck, not ${struck}`;
  // They were made of floating-point milliseconds.
  const pauses = outcome.delays.map(Math.round);
  return pauses.join() === delays.join() ? undefined : `pauses of ${pauses.join()}, not ${delays.join()}`;
}

/** What the sandbox holds fits what the caller was told. */
export function keepsUsers(call: Call): string | undefined {
  const { cell, outcome, server } = call;
  const { kind, traces } = operationOf(cell.operation);
  const { users } = server.sandbox.snapshot();
  if (!users.some(({ user_id, name }) => user_id === bystander && !name.first_name))
    return "The bystander was changed.";
  const count = arrivals(call).length;
  if (kind === "unsafe" && count > 1) return `It arrived ${count} times.`;
  if (outcome.error?.["processed"] === "no" && count > 0) return "It arrived, and the error denies it.";
  const done = traces?.(server.sandbox);
  if (done === undefined) return undefined;
  if (done > 1) return `It was done ${done} times.`;
  return !outcome.error && done === 0 ? "It was not done, and the caller was told that it was." : undefined;
}

/** The times that the sandbox got the call. */
function arrivals({ server }: Call) {
  return server.sandbox.calls.filter(({ headers }) => headers[SPARED] === undefined);
}

/** A hook for each attempt's beginning, end and, but for the last, repetition. */
export function tellsHooks({ outcome }: Call): string | undefined {
  const events = outcome.hooks.join(", ").replaceAll(/error|response/g, "end");
  const attempts = countAttempts(outcome.hooks);
  const all = Array.from({ length: attempts }, (_, i) => [
    `request ${i + 1}`,
    `end ${i + 1}`,
    `retry ${i + 1}`,
  ]).flat();
  // An attempt that is followed by the caller's abort is not the last by its own failure.
  const expected = outcome.error?.name === "AbortError" && events === all.join(", ") ? all : all.slice(0, -1);
  return events === expected.join(", ") ? undefined : events;
}

function countAttempts(hooks: readonly string[]): number {
  return hooks.filter((event) => event.startsWith("request")).length;
}

/** At most what a pool keeps: none of the attempts that failed by their connection. */
export function closesConnections({ cell, open }: Call): string | undefined {
  // Node's fetch goes on with a handshake whose call has ended.
  const most = cell.transport === "fetch" && cell.fault.connection ? 3 : 2;
  return open > most ? `${open} connections are open.` : undefined;
}
