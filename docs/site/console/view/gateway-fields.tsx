import type { JSX } from "preact";
import type { TargetProps } from "./target-props.ts";

/** A gateway's address, and the token that its caller has. */
export function GatewayFields({ saved, token, problem, onSave, onToken }: TargetProps): JSX.Element {
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
