import type { api_consumer_rbac_v1_Policy } from "../../generated/schema.ts";
import type { Methods } from "../../generated/methods.ts";
import type { CallOptions } from "../client/types.ts";
import { StytchConfigError } from "../errors/config.ts";
import type { ClientContext } from "../transport/context.ts";
import type { JSONWebKeySet, JWTPayload } from "./jose-types.ts";
import { Kept } from "./kept.ts";
import { prepareKeys, verifyToken, type KeySet, type TimeOptions } from "./verify.ts";

const KEYS_AGE = 10 * 60_000;
const POLICY_AGE = 5 * 60_000;
/** Milliseconds for the download of keys or of a policy, for which a user's request waits. */
const TIMEOUT = 5_000;

/** The parts of a client's context that checks go by. */
export type CheckContext = Pick<ClientContext, "pathDefaults" | "servers" | "clock" | "jwks">;

/** Checks tokens by the project's keys and policy, which it keeps. */
export class TokenChecker {
  readonly policy: Kept<api_consumer_rbac_v1_Policy>;
  readonly #keys: Kept<KeySet>;
  readonly #projectId: string | undefined;
  readonly #baseUrl: string;

  constructor(stytch: Methods<CallOptions>, { pathDefaults, servers, clock, jwks }: CheckContext) {
    const loadKeys = async (): Promise<KeySet> =>
      prepareKeys((jwks ?? (await stytch.sessions.getJWKS({}, { timeout: TIMEOUT }))) as JSONWebKeySet);
    const loadPolicy = async (): Promise<api_consumer_rbac_v1_Policy> =>
      (await stytch.rbac.policy({}, { timeout: TIMEOUT })).policy;
    this.#keys = new Kept(loadKeys, clock, jwks ? Infinity : KEYS_AGE);
    this.policy = new Kept(loadPolicy, clock, POLICY_AGE);
    this.#projectId = pathDefaults.projectId;
    this.#baseUrl = servers["api"]!;
  }

  /**
   * Checks that a token is one of the project's, and gives its claims.
   *
   * @param method the client's method, for errors
   */
  verify(method: string, token: unknown, time: TimeOptions): Promise<JWTPayload> {
    const projectId = this.#projectId;
    if (projectId === undefined) {
      throw new StytchConfigError(
        `${method} needs the projectId, which a client of a gateway hasn't got. Check tokens on your server.`,
      );
    }
    const issuers = [`stytch.com/${projectId}`, this.#baseUrl];
    return verifyToken(method, { projectId, issuers, keys: this.#keys }, token, time);
  }
}
