import type { JSX } from "preact";
import type { Target } from "../target.ts";
import type { TargetProps } from "./target-props.ts";
import { useLoaded } from "./use-loaded.ts";

const loadFields = (): Promise<typeof import("./gateway-fields.tsx")> => import("./gateway-fields.tsx");

const choices: readonly { target: Target; label: string; text: string }[] = [
  { target: "sandbox", label: "Sandbox", text: "Runs in this page. No account, no network." },
  { target: "gateway", label: "Gateway", text: "Your server, which adds the credentials." },
];

/** The choice of where calls go to. */
export function TargetPanel(props: TargetProps): JSX.Element {
  const { saved, onSave } = props;
  const fields = useLoaded(saved.target === "gateway", loadFields);
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
      {saved.target === "gateway" && fields && <fields.GatewayFields {...props} />}
    </fieldset>
  );
}
