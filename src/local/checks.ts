import type { Methods } from "../../generated/methods.ts";
import type { CallOptions } from "../client/types.ts";
import { createIDPMethods, createM2MMethods } from "./access-tokens.ts";
import { TokenChecker, type CheckContext } from "./checker.ts";
import { createSessionsMethods } from "./sessions.ts";
import type { LocalIDPMethods, LocalM2MMethods, LocalSessionsMethods } from "./types.ts";

/** The methods that check tokens without a call. */
export interface LocalChecks {
  readonly sessions: LocalSessionsMethods;
  readonly m2m: LocalM2MMethods;
  readonly idp: LocalIDPMethods;
}

/** Makes a client's checks, which share the keys that are kept. */
export function createLocalChecks(stytch: Methods<CallOptions>, context: CheckContext): LocalChecks {
  const checker = new TokenChecker(stytch, context);
  return {
    sessions: createSessionsMethods(checker, stytch),
    m2m: createM2MMethods(checker),
    idp: createIDPMethods(checker),
  };
}
