import type { ReadForeign } from "./options.ts";
import { readAuth0 } from "./auth0.ts";
import { readClerk } from "./clerk.ts";
import { readCognito } from "./cognito.ts";
import { readFirebase } from "./firebase.ts";

/** The systems whose users can be read, by the name that is typed. */
export const systems = {
  auth0: readAuth0,
  clerk: readClerk,
  cognito: readCognito,
  firebase: readFirebase,
} as const satisfies Readonly<Record<string, ReadForeign>>;
