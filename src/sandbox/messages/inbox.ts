import { readOptions, requireNumber } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";
import type { MessageCollection } from "./collection.ts";
import type { Message, MessageOf } from "./message.ts";

/** The messages that are meant. Whatever is left out may be any. */
export interface MessageFilter<Kind extends Message["kind"] = Message["kind"]> {
  /** The address, in upper or lower case, or the number. */
  readonly to?: string | undefined;
  readonly kind?: Kind | undefined;
  readonly channel?: Message["channel"] | undefined;
  /** The `message_id` of a message: those that came after it. */
  readonly after?: string | undefined;
}

/** Options of {@link Inbox.next}. */
export interface NextOptions {
  /**
   * Real milliseconds, whatever the sandbox's clock shows.
   *
   * @default 5000
   */
  readonly timeout?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The messages that the service would have sent: nothing leaves the sandbox. Answers are copies. */
export interface Inbox {
  /**
   * The messages so far, the oldest first: the last 10,000.
   *
   * @example
   * expect(sandbox.messages.list({ to: "ada@example.com" })).toHaveLength(1);
   */
  list<Kind extends Message["kind"] = Message["kind"]>(filter?: MessageFilter<Kind>): MessageOf<Kind>[];

  /**
   * The newest message.
   *
   * @throws {StytchConfigError} where there is none, with those that there are
   * @example
   * const { email_id } = await stytch.otps.email.loginOrCreate({ email });
   * const { code } = sandbox.messages.last({ to: email, kind: "passcode" });
   * await stytch.otps.authenticate({ method_id: email_id, code, session_duration_minutes: 60 });
   */
  last<Kind extends Message["kind"] = Message["kind"]>(filter?: MessageFilter<Kind>): MessageOf<Kind>;

  /**
   * Waits for the next message: the first after `after`, which may have come already, or else the first from now on.
   *
   * @throws {StytchConfigError} where none comes in time
   * @example
   * const coming = sandbox.messages.next({ to: "ada@example.com", kind: "magic_link" });
   * await page.getByRole("button", { name: "Send link" }).click();
   * await page.goto((await coming).link);
   */
  next<Kind extends Message["kind"] = Message["kind"]>(
    filter?: MessageFilter<Kind>,
    options?: NextOptions,
  ): Promise<MessageOf<Kind>>;
}

const FILTERS = ["to", "kind", "channel", "after"];
const DEFAULT_TIMEOUT = 5_000;
const MAX_TIMEOUT = 2 ** 31 - 1;

/** Makes the public face of a sandbox's messages. */
export function createInbox(messages: MessageCollection): Inbox {
  const list = (method: string, filter: MessageFilter = {}): Message[] => {
    const matches = createMatcher(readOptions(`messages.${method}`, filter, FILTERS));
    const all = messages.list().map(({ value }) => value);
    return all.slice(placeAfter(filter.after, all)).filter(matches);
  };
  const inbox = {
    list: (filter?: MessageFilter) => structuredClone(list("list", filter)),
    last(filter?: MessageFilter) {
      const last = list("last", filter).at(-1);
      if (!last) throw noMessage(filter, messages);
      return structuredClone(last);
    },
    async next(filter: MessageFilter = {}, options: NextOptions = {}) {
      const { timeout = DEFAULT_TIMEOUT, signal } = readOptions("messages.next", options, [
        "timeout",
        "signal",
      ]);
      requireNumber("timeout", timeout, 0, MAX_TIMEOUT);
      const [found] = filter.after === undefined ? [] : list("next", filter);
      const matches = createMatcher(readOptions("messages.next", filter, FILTERS));
      return (
        structuredClone(found) ??
        waitFor(matches, messages, timeout, signal, () => noMessage(filter, messages))
      );
    },
  };
  // Each is of the kind that its filter names.
  return inbox as unknown as Inbox;
}

function createMatcher({ to, kind, channel }: MessageFilter): (message: Message) => boolean {
  const address = to?.toLowerCase();
  return (message) =>
    (address === undefined || message.to.toLowerCase() === address) &&
    (kind === undefined || message.kind === kind) &&
    (channel === undefined || message.channel === channel);
}

/** One that isn't there may have been one of the oldest, which aren't kept. */
function placeAfter(after: string | undefined, all: readonly Message[]): number {
  return after === undefined ? 0 : all.findIndex(({ message_id }) => message_id === after) + 1;
}

function waitFor(
  matches: (message: Message) => boolean,
  messages: MessageCollection,
  timeout: number,
  signal: AbortSignal | undefined,
  late: () => Error,
): Promise<Message> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      unsubscribe();
      signal?.removeEventListener("abort", abort);
      settle();
    };
    const abort = (): void => end(() => reject(signal!.reason as Error));
    const timer = setTimeout(() => end(() => reject(late())), timeout);
    const unsubscribe = messages.onMessage((message) => {
      if (matches(message)) end(() => resolve(message));
    });
    if (signal?.aborted) abort();
    else signal?.addEventListener("abort", abort);
  });
}

function noMessage(filter: MessageFilter = {}, messages: MessageCollection): StytchConfigError {
  const wanted = JSON.stringify(filter);
  const found = messages
    .list()
    .slice(-5)
    .map(({ value: { kind, to } }) => `${kind} to ${to}`);
  const rest = found.length === 0 ? "None was sent at all." : `The last ones are: ${found.join(", ")}.`;
  return new StytchConfigError(`The sandbox has sent no message with ${wanted}. ${rest}`);
}
