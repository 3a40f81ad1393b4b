import type { World } from "./world.ts";

/** What an id can name, in the words that ids begin with. */
export type Kind =
  | "biometric-registration"
  | "connected-app"
  | "crypto-wallet"
  | "email"
  | "oauth-user"
  | "password"
  | "phone-number"
  | "request-id"
  | "totp"
  | "user"
  | "webauthn-registration";

/** Makes an id. A sandbox only ever plays the test environment. */
export function makeId(kind: Kind, world: World): string {
  return `${kind}-test-${world.uuid()}`;
}
