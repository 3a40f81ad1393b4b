import type { Methods } from "../../generated/methods.ts";
import { loadOnce } from "../client/load-once.ts";
import type { CallOptions } from "../client/types.ts";
import type { ClientContext } from "../transport/context.ts";
import type { LocalChecks } from "./checks.ts";

/** Makes the methods of a client that check tokens without a call. What they do is loaded by the first. */
export function createLocalMethods(stytch: Methods<CallOptions>, context: ClientContext): LocalChecks {
  const load = loadOnce(
    context.redactor,
    "The checks of tokens can't be loaded. Deploy every file of the bundle.",
    () =>
      import("./checks.ts").then(
        ({ createLocalChecks }) =>
          () =>
            createLocalChecks(stytch, context),
      ),
  );
  return {
    sessions: {
      authenticateJwt: async (params, options) => (await load()).sessions.authenticateJwt(params, options),
      authenticateJwtLocal: async (params) => (await load()).sessions.authenticateJwtLocal(params),
    },
    m2m: {
      authenticateToken: async (params, decide) => (await load()).m2m.authenticateToken(params, decide),
    },
    idp: {
      introspectTokenLocal: async (token, options) => (await load()).idp.introspectTokenLocal(token, options),
    },
  };
}
