import type { JSX } from "preact";
import type { Target } from "../target.ts";
import type { TargetProps } from "./target-props.ts";

interface GatewayPart {
  /** Nothing while it isn't needed, or not there yet. */
  readonly GatewayFields: ((props: TargetProps) => JSX.Element) | undefined;
}

const choices: readonly { target: Target; label: string; text: string }[] = [
  { target: "sandbox", label: "Sandbox", text: "Runs in this page. No account, no network." },
  { target: "gateway", label: "Gateway", text: "Your server, which adds the credentials." },
];

/** The choice of where calls go to. */
export function TargetPanel(props: TargetProps & GatewayPart): JSX.Element {
  const { saved, GatewayFields, onSave } = props;
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
      {GatewayFields && <GatewayFields {...props} />}
    </fieldset>
  );
}
