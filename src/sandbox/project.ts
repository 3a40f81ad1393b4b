import type { RedirectUrls } from "./resources/login/redirect-urls.ts";
import type { PasswordPolicy } from "./resources/passwords/password-policy.ts";

/** The settings of the sandbox's project, as a dashboard would have them. */
export interface Project {
  readonly project_id: string;
  /** The lock after failed sign-ins. None: nobody is ever locked. */
  readonly userLock: UserLock | undefined;
  /** The pages that links in messages may lead to. */
  readonly urls: RedirectUrls;
  /** The rules for passwords. */
  readonly passwords: PasswordPolicy;
}

/** The number of failed sign-ins in a row that lock a user, and for how long. */
export interface UserLock {
  readonly attempts: number;
  readonly minutes: number;
}
