import type { Methods } from "../../generated/methods.ts";
import type { CallOptions } from "../client/types.ts";
import { StytchConfigError } from "../errors/config.ts";
import { StytchResponseError } from "../errors/response.ts";
import { isObject } from "../json.ts";
import type { ClientContext } from "../transport/context.ts";
import { download } from "./download.ts";
import type { FindKey, JWTPayload } from "./jose-types.ts";
import { Kept } from "./kept.ts";
import { prepareKeys } from "./keys.ts";
import type { Policy } from "./permissions.ts";
import type { TimeOptions } from "./time.ts";
import { verifyToken } from "./verify.ts";

const KEYS = "GET /v1/sessions/jwks/{project_id}";
const KEYS_AGE = 10 * 60_000;
const POLICY = "GET /v1/rbac/policy";
const POLICY_AGE = 5 * 60_000;

/** The parts of a client's context that checks go by. */
export type CheckContext = Pick<ClientContext, "pathDefaults" | "servers" | "clock" | "jwks">;

/** Checks tokens by the project's keys and policy, which it keeps. */
export class TokenChecker {
  readonly policy: Kept<Policy>;
  readonly #keys: Kept<FindKey>;
  readonly #projectId: string | undefined;
  readonly #baseUrl: string;

  constructor(stytch: Methods<CallOptions>, { pathDefaults, servers, clock, jwks }: CheckContext) {
    const downloadKeys = async (): Promise<FindKey> => {
      const set = await download(KEYS, clock, (options) => stytch.sessions.getJWKS({}, options));
      return prepareKeys(set) ?? refuseAnswer(KEYS, "has no public key");
    };
    const loadKeys = async (): Promise<FindKey> =>
      jwks ? (prepareKeys(jwks) ?? refuseOption()) : downloadKeys();
    const loadPolicy = async (): Promise<Policy> => {
      const { policy } = await download(POLICY, clock, (options) => stytch.rbac.policy({}, options));
      return isPolicy(policy) ? policy : refuseAnswer(POLICY, "has no policy");
    };
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

function isPolicy(value: unknown): value is Policy {
  return isObject(value) && Array.isArray(value["roles"]);
}

/** An answer that is kept is to be good: one that isn't would take the place of the one before. */
function refuseAnswer(route: string, problem: string): never {
  throw new StytchResponseError(route, `${problem}. Check baseUrl.`, 200);
}

function refuseOption(): never {
  throw new StytchConfigError(
    "jwks has no public key. Give what sessions.getJWKS answers, or leave it out to have it downloaded.",
  );
}
