import type { Policy } from "./resources/rbac/policy.ts";
import type { TrustedTokenProfile } from "./resources/sessions/trusted-token-profile.ts";
import type { UserInfoSource } from "./resources/sessions/user-info.ts";

/** The settings of the sandbox's project, as a dashboard would have them. */
export interface Project {
  readonly project_id: string;
  /** The lock after failed sign-ins. None: nobody is ever locked. */
  readonly userLock: UserLock | undefined;
  /** Roles, and what they may do. */
  readonly policy: Policy;
  /** The service that users come from, for `sessions.migrate`. */
  readonly userInfo: UserInfoSource | undefined;
  /** The issuers whose tokens `sessions.attest` takes. */
  readonly trustedAuthTokens: readonly TrustedTokenProfile[];
}

/** The number of failed sign-ins in a row that lock a user, and for how long. */
export interface UserLock {
  readonly attempts: number;
  readonly minutes: number;
}
