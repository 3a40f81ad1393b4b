import { StytchConfigError } from "../../errors/config.ts";
import { isObject } from "../../json.ts";
import { writeTime } from "../environment/time.ts";
import { copyJSON } from "../seed/given.ts";
import { readList } from "../seed/read-list.ts";
import type { Changes } from "../store/changes.ts";
import { Collection } from "../store/collection.ts";
import type { CollectionDefinition } from "../store/definition.ts";
import type { Environment } from "../environment/environment.ts";
import type { Draft, Message } from "./message.ts";

/** So many messages are kept, the newest, so that a long test run can't fill the memory. */
const MAX_MESSAGES = 10_000;

/** The messages that one sandbox would have sent, the oldest first. */
export class MessageCollection extends Collection<Message> {
  readonly #listeners = new Set<(message: Message) => void>();
  readonly #environment: Environment;

  constructor(environment: Environment, changes?: Changes) {
    super(
      {
        keyOf: ({ message_id }) => message_id,
        indexes: { message_id: { keysOf: ({ message_id }) => [message_id] } },
      },
      changes,
    );
    this.#environment = environment;
  }

  /** Sends a message: from then on it can be read. */
  send(draft: Draft): void {
    const { ids, clock } = this.#environment;
    const message: Message = { message_id: ids.make("message"), sent_at: writeTime(clock.now()), ...draft };
    this.add(message);
    if (this.sorted.size > MAX_MESSAGES) this.delete(this.sorted.slice(0, 1)[0]!.value.message_id);
    // After the operation, which is one step. Each on its own: one that throws breaks neither it nor the others.
    for (const listener of this.#listeners) queueMicrotask(() => listener(structuredClone(message)));
  }

  /**
   * Calls a function with each message from now on.
   *
   * @returns a function that ends it
   */
  onMessage(listener: (message: Message) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

/** The messages of a store, and their part of a snapshot. */
export const messages: CollectionDefinition<"messages", Message, MessageCollection, readonly Message[]> = {
  name: "messages",
  ids: ["message_id"],
  create: (environment, changes) => new MessageCollection(environment, changes),
  write: (all) => all,
  read(at, part) {
    return readList(at, part, { keys: ["message_id"], plural: "messages", read: readMessage });
  },
};

const KINDS: Readonly<Record<Message["kind"], readonly string[]>> = {
  passcode: ["code"],
  magic_link: ["token", "link"],
  invite: ["token", "link"],
  password_reset: ["token", "link", "login_token", "login_link"],
};
const PARTS = [
  "message_id",
  "channel",
  "to",
  "user_id",
  "method_id",
  "audience",
  "template_id",
  "locale",
  "sent_at",
  "expires_at",
];

function readMessage(at: string, given: unknown): Message {
  const message: unknown = copyJSON(at, given);
  const kind = isObject(message) ? message["kind"] : undefined;
  if (!isObject(message) || typeof kind !== "string" || !Object.hasOwn(KINDS, kind)) {
    throw new StytchConfigError(`${at}.kind must be one of ${Object.keys(KINDS).join(", ")}.`);
  }
  const missing = [...PARTS, ...KINDS[kind as Message["kind"]]].find(
    (name) => typeof message[name] !== "string",
  );
  if (missing !== undefined)
    throw new StytchConfigError(`${at}.${missing} must be a text. Leave the message out.`);
  return message as unknown as Message;
}
