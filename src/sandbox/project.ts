import type { RedirectUrls } from "./resources/login/redirect-urls.ts";
import type { PasswordPolicy } from "./resources/passwords/password-policy.ts";
import type { TrustedTokenProfile } from "./resources/sessions/trusted-token-profile.ts";
import type { UserInfoSource } from "./resources/sessions/user-info.ts";

/** The settings of the sandbox's project, as a dashboard would have them. */
export interface Project {
  /** The lock after failed sign-ins. None: nobody is ever locked. */
  readonly userLock: UserLock | undefined;
  /** The pages that links in messages may lead to. */
  readonly urls: RedirectUrls;
  /** The rules for passwords. */
  readonly passwords: PasswordPolicy;
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
