import type { api_user_v1_User as User } from "../../../../generated/schema.ts";

/** The name that an authenticator app shows above a code. No source has that of the service. */
const ISSUER = "stytch-fetch sandbox";
/** A longer name would make a QR code too fine to be scanned. */
const MAX_NAME = 128;

/**
 * The URI in a QR code that an authenticator app scans: an account's secret, and its name. What codes are made of besides
 * is what apps assume, and said for those that ask.
 *
 * @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function makeAppURI(secret: string, user: User): string {
  const issuer = encodeURIComponent(ISSUER);
  return `otpauth://totp/${issuer}:${nameOf(user)}?secret=${secret}&issuer=${issuer}&algorithm=SHA1&digits=6&period=30`;
}

function nameOf({ emails, phone_numbers, user_id }: User): string {
  const names = [emails[0]?.email, phone_numbers[0]?.phone_number, user_id];
  // An address is valid by the document, and so has no lone surrogate that couldn't be encoded.
  const encoded = names.flatMap((name) => (name === undefined ? [] : [encodeURIComponent(name)]));
  return encoded.find(({ length }) => length <= MAX_NAME) ?? encodeURIComponent(user_id);
}
