import type { IdGenerator } from "../../environment/ids.ts";

/** The letters of base32. https://www.rfc-editor.org/rfc/rfc4648#section-6 */
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const BITS = 5;
/** As many as SHA-1 gives, which RFC 4226 recommends: 32 letters, without padding. */
const SECRET_BYTES = 20;

const RECOVERY_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
const RECOVERY_CODES = 10;
const RECOVERY_LENGTH = 12;

/** Makes the secret of an authenticator app, in base32. */
export function makeSecret(ids: IdGenerator): string {
  const bits = [...ids.bytes(SECRET_BYTES)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(new RegExp(`.{${BITS}}`, "g"))!;
  return groups.map((group) => BASE32[parseInt(group, 2)]!).join("");
}

/** The bytes of a secret in base32. */
export function readSecret(secret: string): Uint8Array {
  const bits = Array.from(secret, (letter) => BASE32.indexOf(letter).toString(2).padStart(BITS, "0")).join(
    "",
  );
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (group) => parseInt(group, 2));
}

/** Makes the recovery codes of an authenticator app, no two of them the same. */
export function makeRecoveryCodes(ids: IdGenerator): string[] {
  const codes = new Set<string>();
  while (codes.size < RECOVERY_CODES) codes.add(makeRecoveryCode(ids));
  return [...codes];
}

/** Three groups of four letters and digits. */
function makeRecoveryCode(ids: IdGenerator): string {
  const letters = Array.from(
    ids.bytes(RECOVERY_LENGTH),
    (byte) => RECOVERY_LETTERS[byte % RECOVERY_LETTERS.length]!,
  ).join("");
  return letters.match(/.{4}/g)!.join("-");
}
