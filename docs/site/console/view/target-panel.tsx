import type { JSX } from "preact";
import type { SavedTarget, Target } from "../target.ts";

interface TargetProps {
  readonly saved: SavedTarget;
  readonly token: string;
  readonly problem: string | undefined;
  readonly onSave: (saved: SavedTarget) => void;
  readonly onToken: (token: string) => void;
}

const choices: readonly { target: Target; label: string; text: string }[] = [
  { target: "sandbox", label: "Sandbox", text: "Runs in this page. No account, no network." },
  { target: "gateway", label: "Gateway", text: "Your server, which adds the credentials." },
];

/** The choice of where calls go to. */
export function TargetPanel(props: TargetProps): JSX.Element {
  const { saved, onSave } = props;
  return (
    <fieldset class="console-target">
      <legend class="console-title">Send to</legend>
      <div class="console-targets">
        {choices.map(({ target, label, text }) => (
          <label key={target}>
            <input
              type="radio"
              name="console-target"
              value={target}
              checked={saved.target === target}
              onChange={() => onSave({ ...saved, target })}
            />
            <span>
              <strong>{label}</strong> {text}
            </span>
          </label>
        ))}
      </div>
      {saved.target === "gateway" && <GatewayFields {...props} />}
    </fieldset>
  );
}

function GatewayFields({ saved, token, problem, onSave, onToken }: TargetProps): JSX.Element {
  return (
    <div class="console-fields">
      <div class="console-field">
        <label class="console-label" for="console-gateway">
          Gateway URL
        </label>
        <input
          id="console-gateway"
          type="text"
          inputMode="url"
          value={saved.gateway}
          placeholder="https://app.example.com/api/stytch"
          autocomplete="off"
          aria-invalid={saved.gateway !== "" && problem !== undefined}
          aria-describedby="console-gateway-hint"
          onInput={({ currentTarget }) => onSave({ ...saved, gateway: currentTarget.value })}
        />
        <p class="console-hint" id="console-gateway-hint">
          Saved in this browser as you type. The gateway must list this page's origin.
        </p>
      </div>
      <div class="console-field">
        <label class="console-label" for="console-token">
          Caller's token <span class="console-type">optional</span>
        </label>
        <input
          id="console-token"
          type="password"
          value={token}
          autocomplete="off"
          aria-describedby="console-token-hint"
          onInput={({ currentTarget }) => onToken(currentTarget.value)}
        />
        <p class="console-hint" id="console-token-hint">
          Sent as <code>Authorization: Bearer</code>. It stays in this page's memory, and is gone when you
          leave. Never enter a project's secret.
        </p>
      </div>
    </div>
  );
}
