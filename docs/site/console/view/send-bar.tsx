import type { JSX } from "preact";

interface SendProps {
  /** The reason why nothing can be sent, if there is one. */
  readonly reason: string | undefined;
  readonly isPending: boolean;
  /** Whether the sandbox doesn't imitate the operation. */
  readonly isMissing: boolean;
  readonly onCancel: () => void;
}

/** The button that makes the call, the one that ends it, and what is to be known before. */
export function SendBar({ reason, isPending, isMissing, onCancel }: SendProps): JSX.Element {
  return (
    <div class="console-send">
      {isMissing && (
        <p class="console-note">
          The sandbox doesn't imitate this operation yet: it will answer <code>501 not_implemented</code>.
          Choose a gateway to call the API itself.
        </p>
      )}
      <div class="console-row">
        <button
          type="submit"
          class="console-primary"
          disabled={reason !== undefined || isPending}
          aria-describedby="console-reason"
        >
          {isPending ? "Sending…" : "Send"}
        </button>
        {isPending && (
          <button type="button" onClick={onCancel}>
            Cancel
          </button>
        )}
        <p class="console-reason" id="console-reason">
          {reason}
        </p>
      </div>
    </div>
  );
}
