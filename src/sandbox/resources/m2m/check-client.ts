import { ApiError } from "../../errors/api-error.ts";

/** As OAuth has ids and secrets, but without blanks. https://www.rfc-editor.org/rfc/rfc6749#appendix-A */
const VISIBLE = /^[\x21-\x7e]+$/;
/** https://www.rfc-editor.org/rfc/rfc6749#section-3.3 */
const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

const MAX_LENGTH = 255;
const MIN_SECRET = 8;
const MIN_DIFFERENT = 5;

/**
 * Refuses an id that a client can't have. `.` and `..` would be lost in a path.
 *
 * @throws {ApiError} m2m_client_invalid_client_id
 */
export function checkClientId(id: string): void {
  if (VISIBLE.test(id) && id.length <= MAX_LENGTH && !/^\.\.?$/.test(id)) return;
  throw new ApiError(
    "m2m_client_invalid_client_id",
    `client_id must have 1 to ${MAX_LENGTH} visible characters of ASCII. Leave it out, and one is made.`,
  );
}

/**
 * Refuses a secret that a client can't have.
 *
 * @throws {ApiError} client_secret_too_long, insecure_m2m_client_secret, m2m_client_invalid_client_secret
 */
export function checkClientSecret(secret: string): void {
  if (secret.length > MAX_LENGTH) throw new ApiError("client_secret_too_long");
  if (isWeak(secret)) {
    throw new ApiError(
      "insecure_m2m_client_secret",
      `client_secret must have ${MIN_SECRET} characters or more, ${MIN_DIFFERENT} of them different, and more than a repeat. ` +
        "Leave it out, and one is made.",
    );
  }
  if (!VISIBLE.test(secret)) {
    throw new ApiError(
      "m2m_client_invalid_client_secret",
      "client_secret must have visible characters of ASCII alone. Leave it out, and one is made.",
    );
  }
}

function isWeak(secret: string): boolean {
  const isRepeat = /^(.+?)\1+$/s.test(secret);
  return secret.length < MIN_SECRET || new Set(secret).size < MIN_DIFFERENT || isRepeat;
}

/**
 * Refuses scopes that a token can't have, which joins them with blanks. What is no text is for the schema to refuse.
 *
 * @throws {ApiError} invalid_m2m_client_scope
 */
export function checkScopes(scopes: readonly unknown[]): void {
  const broken = scopes.findIndex((scope) => typeof scope === "string" && !SCOPE.test(scope));
  if (broken === -1) return;
  throw new ApiError(
    "invalid_m2m_client_scope",
    `scopes[${broken}] must have visible characters of ASCII without quotes and backslashes. Use one like read:users.`,
  );
}

/**
 * Refuses a status that there isn't.
 *
 * @throws {ApiError} invalid_m2m_client_status
 */
export function checkStatus(status: string): void {
  if (status === "active" || status === "inactive") return;
  throw new ApiError("invalid_m2m_client_status", 'status must be "active" or "inactive". Pass one of them.');
}
