import { nameError, StytchError } from "../errors/base.ts";

/**
 * A user was made, a later step failed, and taking the user back failed too. `user_id` names who is left; `cause` is the
 * step's failure.
 *
 * @example
 * if (error instanceof HalfMadeUserError) await stytch.users.delete({ user_id: error.user_id });
 */
export class HalfMadeUserError extends StytchError {
  readonly user_id: string;

  constructor(user_id: string, step: string, cause: unknown) {
    super(`createUser made ${user_id}, but not all of them: ${step} failed, and so did taking them back.`, {
      cause,
    });
    this.user_id = user_id;
  }
}

nameError(HalfMadeUserError, "HalfMadeUserError");
