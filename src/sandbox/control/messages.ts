import { StytchConfigError } from "../../errors/config.ts";
import type { Inbox, MessageFilter } from "../messages/inbox.ts";
import { channels, kinds, type Message } from "../messages/message.ts";

const NAMES = ["to", "kind", "channel", "after", "wait"];
/** In milliseconds. Whoever wants to wait for longer asks again. */
const MAX_WAIT = 60_000;

/**
 * The messages that a query asks for, the oldest first. Where there is none yet, and `wait` gives it time, it is the next
 * one; none, if none comes in time.
 *
 * @throws {StytchConfigError} for a query that can't be
 */
export async function findMessages(
  inbox: Inbox,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<Message[]> {
  const { filter, wait } = readQuery(query);
  const found = inbox.list(filter);
  if (found.length > 0 || wait === 0) return found;
  try {
    return [await inbox.next(filter, { timeout: wait, signal })];
  } catch (error) {
    if (error instanceof StytchConfigError) return [];
    throw error;
  }
}

function readQuery(query: URLSearchParams): { readonly filter: MessageFilter; readonly wait: number } {
  const unknown = [...query.keys()].find((name) => !NAMES.includes(name));
  if (unknown !== undefined) {
    throw new StytchConfigError(`Messages have no ${JSON.stringify(unknown)}. Ask by ${NAMES.join(", ")}.`);
  }
  const textOf = (name: string): string | undefined => query.get(name) ?? undefined;
  const wait = textOf("wait") ?? "0";
  if (!/^\d{1,5}$/.test(wait) || Number(wait) > MAX_WAIT) {
    throw new StytchConfigError(`wait must be a whole number of milliseconds, from 0 to ${MAX_WAIT}.`);
  }
  const filter = {
    // A plus sign that isn't encoded is a space, with which no address begins.
    to: textOf("to")?.replace(/^ /, "+"),
    kind: oneOf("kind", kinds, textOf("kind")),
    channel: oneOf("channel", channels, textOf("channel")),
    after: textOf("after"),
  };
  return { filter, wait: Number(wait) };
}

function oneOf<Name extends string>(
  at: string,
  names: readonly Name[],
  given: string | undefined,
): Name | undefined {
  const found = names.find((name) => name === given);
  if (found !== undefined || given === undefined) return found;
  throw new StytchConfigError(`${at} must be one of ${names.join(", ")}.`);
}
