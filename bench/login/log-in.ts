import type { Stytch } from "stytch-fetch";
import type { Sandbox } from "stytch-fetch/sandbox";

export const projectId = "project-test-bench";
export const secret = "secret-of-the-bench";

/** A sandbox, and a client of it. */
export interface Login {
  readonly sandbox: Sandbox;
  readonly stytch: Stytch;
}

/** Logs someone in by a passcode, as a test does. */
export async function logIn(
  { sandbox, stytch }: Login,
  email: string,
): Promise<Awaited<ReturnType<Stytch["otps"]["authenticate"]>>> {
  const { email_id } = await stytch.otps.email.loginOrCreate({ email });
  const { code } = sandbox.messages.last({ to: email, kind: "passcode" });
  return stytch.otps.authenticate({ method_id: email_id, code, session_duration_minutes: 60 });
}
