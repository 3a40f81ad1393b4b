import type { Methods } from "../../generated/methods.ts";
import type { CallOptions } from "../client/types.ts";
import { StytchConfigError } from "../errors/config.ts";
import type { ClientContext } from "../transport/context.ts";
import type { LocalChecks } from "./checks.ts";

/** Adds to a client the methods that check tokens without a call. What they do is loaded by the first. */
export function addLocalMethods(stytch: Methods<CallOptions>, context: ClientContext): void {
  let loaded: LocalChecks | undefined;

  async function load(): Promise<LocalChecks> {
    if (loaded) return loaded;
    const loading = import("./checks.ts").then(({ createLocalChecks }) => createLocalChecks);
    const createLocalChecks = await loading.catch((cause: unknown) => {
      const problem = "The checks of tokens can't be loaded. Deploy every file of the bundle.";
      throw new StytchConfigError(problem, { cause: context.redactor.cause(cause) });
    });
    return (loaded ??= createLocalChecks(stytch, context));
  }

  const sessions: LocalChecks["sessions"] = {
    authenticateJwt: async (params, options) => (await load()).sessions.authenticateJwt(params, options),
    authenticateJwtLocal: async (params) => (await load()).sessions.authenticateJwtLocal(params),
  };
  const m2m: LocalChecks["m2m"] = {
    authenticateToken: async (params, decide) => (await load()).m2m.authenticateToken(params, decide),
  };
  const idp: LocalChecks["idp"] = {
    introspectTokenLocal: async (token, options) => (await load()).idp.introspectTokenLocal(token, options),
  };
  Object.assign(stytch.sessions, sessions);
  Object.assign(stytch.m2m, m2m);
  Object.assign(stytch.idp, idp);
}
