// Ways to log in by a passcode that tests of the login share.
import { StytchAPIError, type Schemas, type Stytch } from "../../../src/index.ts";
import type { Sandbox, SandboxOptions, Snapshot } from "../../../src/sandbox/index.ts";
import { makeSigningKey } from "../../../src/sandbox/resources/keys/signing-key.ts";
import { start as startSandbox } from "../helpers.ts";

export type PasscodeLogin = Schemas["api_otp_v1_AuthenticateResponse"];
type Request = Schemas["api_otp_v1_AuthenticateRequest"];
type Wishes = Partial<Request>;

/** A sandbox, and a client of it. */
export interface Login {
  readonly sandbox: Sandbox;
  readonly stytch: Stytch;
}

export const ada = "ada@example.com";
export const number = "+12025550162";
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

// Made once, as it takes long. A test that is about keys makes its own.
const keys = [await makeSigningKey(Date.parse("2026-03-14T09:26:53Z"))];

/** Starts a sandbox that has a key for the JWTs of sessions already. */
export function start(
  seed: Partial<Snapshot> = {},
  options: Partial<SandboxOptions> = {},
): ReturnType<typeof startSandbox> {
  return startSandbox({ version: 1, users: [], keys, ...seed } as Snapshot, options);
}

/** The passcode of the newest message to an address or number. */
export function codeTo({ sandbox }: Login, to: string): string {
  return sandbox.messages.last({ to, kind: "passcode" }).code;
}

/** Another passcode than this one. */
export function wrong(code: string): string {
  return code === "111111" ? "222222" : "111111";
}

/** Logs in by an email, for an hour unless other wishes are given. */
export async function logIn(
  login: Login,
  email = ada,
  wishes: Wishes = { session_duration_minutes: 60 },
): Promise<PasscodeLogin> {
  const { email_id } = await login.stytch.otps.email.loginOrCreate({ email });
  const code = codeTo(login, email);
  return login.stytch.otps.authenticate({ method_id: email_id, code, ...wishes });
}

/** How a call ended: `404 otp_code_not_found`, or `200`. */
export async function outcome(call: Promise<{ readonly status_code: number }>): Promise<string> {
  try {
    return String((await call).status_code);
  } catch (error) {
    if (error instanceof StytchAPIError) return `${error.status_code} ${error.error_type}`;
    throw error;
  }
}
