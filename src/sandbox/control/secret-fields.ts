/** The fields of requests that prove who someone is: those which the document marks as passwords. */
export const SECRET_FIELDS: readonly string[] = [
  "access_token",
  "client_secret",
  "code_verifier",
  "existing_password",
  "hash",
  "impersonation_token",
  "new_password",
  "password",
  "recovery_code",
  "session_jwt",
  "session_token",
  "token",
];

const HIDDEN = "[redacted]";

/** Of a form, and of JSON that was cut off. */
const WRITTEN = new RegExp(
  `((?:^|[&{,\\s])"?(?:${SECRET_FIELDS.join("|")})(?:=|"\\s*:\\s*"))((?:\\\\.|[^"&\\\\])+)`,
  "g",
);

/** Hides the secrets that an object has in fields of its own. Deeper ones are metadata, and no secrets of the API. */
export function hideSecretFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isShown = (name: string, value: unknown): boolean =>
    !SECRET_FIELDS.includes(name) || value === null || value === "";
  // Not by assignments, to which a key named __proto__ would be lost.
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, isShown(name, value) ? value : HIDDEN]),
  );
}

/** Hides the secrets of a body that isn't JSON. */
export function hideWrittenSecrets(text: string): string {
  return text.replace(WRITTEN, `$1${HIDDEN}`);
}
