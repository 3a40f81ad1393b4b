import type { Stytch } from "../client/create.ts";
import type { Matcher } from "../routes/match.ts";
import type { Redactor } from "../transport/redact.ts";
import type { Validator } from "../validate/validator.ts";
import type { Audit } from "./audit.ts";
import type { CookieNames } from "./cookies.ts";
import type { Limits } from "./limits/limits.ts";
import type { CheckedConfig } from "./options.ts";
import type { Origins } from "./origin.ts";
import type { Policy } from "./policy/policy.ts";
import type { Forward } from "./upstream.ts";

/** All that the calls of one gateway share. */
export interface GatewayContext {
  readonly config: CheckedConfig;
  readonly match: Matcher;
  readonly validator: Validator;
  readonly policy: Policy;
  readonly origins: Origins;
  /** None where sessions aren't kept in cookies. */
  readonly cookies: CookieNames | undefined;
  readonly limits: Limits;
  readonly audit: Audit;
  readonly forward: Forward;
  /** A client with the project's credentials. */
  readonly stytch: Stytch;
  /** Finds the project's secret, in every form. */
  readonly redactor: Redactor;
}
