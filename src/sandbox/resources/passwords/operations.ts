import type { OperationOf, OperationsOf } from "../operation.ts";
import { authenticate } from "./authenticate.ts";
import { create } from "./create.ts";
import { emailReset, emailResetStart } from "./email-reset.ts";
import { existingPasswordReset } from "./existing-password-reset.ts";
import { judgePassword, type Judgement } from "./judge.ts";
import { migrate } from "./migrate.ts";
import { refuseEmpty } from "./new-password.ts";
import { sessionReset } from "./session-reset.ts";

const strengthCheck: OperationOf<"api_password_v1_StrengthCheck", Judgement> = {
  check: refuseEmpty,
  prepare: ({ body, project }) => judgePassword(body.password, project.passwords),
  run({ body, project }, { isStrong, isBreached, score, feedback }) {
    const { policy, checkBreachOnCreation } = project.passwords;
    const breached_password = checkBreachOnCreation && body.email !== undefined && isBreached;
    return {
      breach_detection_on_create: checkBreachOnCreation,
      breached_password,
      feedback,
      score,
      strength_policy: policy,
      valid_password: isStrong && !breached_password,
    };
  },
};

/** The operations on passwords. */
export const operations: OperationsOf = {
  api_password_v1_Create: create,
  api_password_v1_Authenticate: authenticate,
  api_password_v1_StrengthCheck: strengthCheck,
  api_password_v1_Migrate: migrate,
  api_password_v1_passwords_email_ResetStart: emailResetStart,
  api_password_v1_passwords_email_Reset: emailReset,
  api_password_v1_passwords_existing_password_Reset: existingPasswordReset,
  api_password_v1_passwords_session_Reset: sessionReset,
};
