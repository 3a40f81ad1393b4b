import { secretFields } from "../../../generated/routes.ts";

const HIDDEN = "[redacted]";

/** Of a form, and of JSON that was cut off. */
const WRITTEN = new RegExp(
  `((?:^|[&{,\\s])"?(?:${secretFields.join("|")})(?:=|"\\s*:\\s*"))((?:\\\\.|[^"&\\\\])+)`,
  "g",
);

/** Hides the secrets that an object has in fields of its own. Deeper ones are metadata, and no secrets of the API. */
export function hideSecretFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isShown = (name: string, value: unknown): boolean =>
    !secretFields.includes(name) || value === null || value === "";
  // Not by assignments, to which a key named __proto__ would be lost.
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, isShown(name, value) ? value : HIDDEN]),
  );
}

/** Hides the secrets of a body that isn't JSON. */
export function hideWrittenSecrets(text: string): string {
  return text.replace(WRITTEN, `$1${HIDDEN}`);
}
