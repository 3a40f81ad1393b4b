/** Registered, as the client and the sandbox may be of two copies of the package. */
const TEXT = Symbol.for("stytch-fetch.text");

/**
 * Keeps beside a body the text that it was made of, for whoever needs no stream of it. Node ends such a stream by the
 * global `queueMicrotask`: where that is faked, as Sinon does it, a read of it never ends.
 */
export function keepText<Message extends Request | Response>(message: Message, text: unknown): Message {
  return Object.defineProperty(message, TEXT, { value: text });
}

/** The text that a body was made of, if that was kept and nobody has read it. */
export function keptText(message: Request | Response): string | undefined {
  const text = (message as { [TEXT]?: unknown })[TEXT];
  return typeof text === "string" && !message.bodyUsed ? text : undefined;
}
