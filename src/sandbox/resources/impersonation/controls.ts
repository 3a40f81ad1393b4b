import { readOptions, requireString } from "../../../checks.ts";
import { StytchConfigError } from "../../../errors/config.ts";
import { documentValidator } from "../../../validate/document.ts";
import type { Environment } from "../../environment/environment.ts";
import { writeTime } from "../../environment/time.ts";
import { explainProblem } from "../../errors/require-valid.ts";
import type { Store } from "../../store/store.ts";
import { hashToken } from "../sessions/token-hash.ts";
import { users } from "../users/collection.ts";
import { impersonationTokens } from "./collection.ts";

/** The user to act as, and who does. */
export interface Impersonation {
  /** The user's `user_id`, or their `external_id`. */
  readonly user_id: string;
  /** Made up if left out. */
  readonly impersonator_id?: string | undefined;
  /** @default "support@example.com" */
  readonly impersonator_email_address?: string | undefined;
}

/** Impersonations, which begin in the service's dashboard: no call of the API makes their tokens. */
export interface ImpersonationControls {
  /**
   * Makes the token that the dashboard would lead one of your team to your login URL with. It works once, for five
   * minutes by the sandbox's clock.
   *
   * @throws {StytchConfigError} for a user there isn't, and for a field that is unknown or wrong
   * @example
   * const { impersonation_token } = sandbox.impersonation.createToken({ user_id });
   * const { session } = await stytch.impersonation.authenticate({ impersonation_token });
   */
  createToken(impersonation: Impersonation): { impersonation_token: string; expires_at: string };
}

const NAMES = ["user_id", "impersonator_id", "impersonator_email_address"];
const MINUTES = 5;

/** Makes the controls of impersonations. */
export function createImpersonationControls(
  store: Store,
  { clock, ids }: Environment,
): ImpersonationControls {
  return {
    createToken(given) {
      const at = "impersonation.createToken";
      const {
        user_id,
        impersonator_id = ids.make("impersonator"),
        impersonator_email_address = "support@example.com",
      } = readOptions(at, given, NAMES);
      requireString("user_id", user_id);
      const user = store.get(users).requireKnown(user_id);
      const impersonator = { impersonator_email_address, impersonator_id };
      const schema = documentValidator.schema("api_session_v1_ImpersonatedFactor");
      const problem = explainProblem({ validator: documentValidator, schema }, impersonator, at);
      if (problem) throw new StytchConfigError(problem);
      const impersonation_token = ids.token();
      const expires_at = writeTime(clock.now() + MINUTES * 60_000);
      const token_hash = hashToken(impersonation_token);
      store.get(impersonationTokens).add({ ...impersonator, expires_at, token_hash, user_id: user.user_id });
      return { impersonation_token, expires_at };
    },
  };
}
