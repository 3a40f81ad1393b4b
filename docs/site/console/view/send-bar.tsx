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
      <div class="console-row">
        <button
          type="submit"
          class="console-primary"
          aria-disabled={reason !== undefined || isPending}
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
          {reason ??
            (isMissing && (
              <span class="console-note">
                The sandbox doesn't imitate this operation yet, and answers <code>501</code>. A gateway calls
                the API itself.
              </span>
            ))}
        </p>
      </div>
    </div>
  );
}
