import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Message } from "../../../../src/sandbox/index.ts";
import type { StateProps } from "../view/state-props.ts";
import { peek } from "../run/sandbox.ts";
import { addressOf, names } from "./address.ts";
import { usesOf, type Use } from "./uses.ts";

/** So many messages are shown, the newest. */
const SHOWN = 3;

/** The messages that the sandbox "sent", each with the calls that it is good for in one click. */
export function Inbox(props: StateProps): JSX.Element | null {
  const { version, operation, fill } = props;
  const [messages, setMessages] = useState<readonly Message[]>([]);
  useEffect(() => {
    let isStale = false;
    void peek().then((state) => !isStale && setMessages([...state.messages].reverse()));
    return () => void (isStale = true);
  }, [version]);
  useEffect(() => {
    // Whoever followed a message's link from another page.
    const message = messages.find(({ message_id }) => names(location.hash, message_id));
    const use = message && usesOf(message).find(({ method }) => method === operation.method);
    if (use) fill(withSession(use, props));
  }, [messages]);
  if (messages.length === 0) return null;
  const rest = messages.length - SHOWN;
  return (
    <section class="console-panel" aria-label="Sent messages">
      <p class="console-title">Messages that the sandbox would have sent</p>
      {messages.slice(0, SHOWN).map((message) => (
        <Letter key={message.message_id} message={message} {...props} />
      ))}
      {rest > 0 && (
        <p class="console-hint">{`${rest} older ${rest === 1 ? "one is" : "ones are"} in its state.`}</p>
      )}
    </section>
  );
}

const KINDS: Readonly<Record<Message["kind"], string>> = {
  passcode: "Passcode",
  magic_link: "Magic link",
  invite: "Invitation",
  password_reset: "Password reset",
};

function Letter({ message, ...props }: StateProps & { message: Message }): JSX.Element {
  const { operation, basePath, fill } = props;
  const { message_id, kind, channel, to, expires_at } = message;
  return (
    <div class="console-letter">
      <p>
        <strong>{KINDS[kind]}</strong> to {to} <span class="console-type">{channel}</span>
      </p>
      <p class="console-secret">
        <code>{message.kind === "passcode" ? message.code : message.link}</code>
      </p>
      <p class="console-hint">
        Good for one use, until <time dateTime={expires_at}>{new Date(expires_at).toLocaleTimeString()}</time>
        .
      </p>
      <div class="console-row">
        {usesOf(message).map((use) =>
          use.method === operation.method ? (
            <button key={use.method} type="button" onClick={() => fill(withSession(use, props))}>
              {`Use this ${use.part}`}
            </button>
          ) : (
            <a key={use.method} href={addressOf(basePath, use.method, message_id)}>
              {`Use the ${use.part} in ${use.method}`}
            </a>
          ),
        )}
      </div>
    </div>
  );
}

/** The params of a use beside those that the form has already; a login is to lead to a session. */
function withSession({ params: own }: Use, { operation, params }: StateProps): Record<string, unknown> {
  const minutes = "session_duration_minutes";
  const takesMinutes = operation.form.fields.some(({ name }) => name === minutes);
  return { ...(takesMinutes && { [minutes]: 60 }), ...params, ...own };
}
