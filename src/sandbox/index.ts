import { assembleSandbox } from "./create.ts";
import { createEnvironment } from "./environment/environment.ts";
import { readOptions, type SandboxOptions } from "./options.ts";
import type { Sandbox } from "./sandbox.ts";

export type { RecordedCall } from "./control/recorded-calls.ts";
export type { Fault } from "./faults/fault.ts";
export type { Inbox, MessageFilter, NextOptions } from "./messages/inbox.ts";
export type { LinkMessage, Message, PasscodeMessage, PasswordResetMessage } from "./messages/message.ts";
export type { SandboxOptions } from "./options.ts";
export type { UrlsOption } from "./resources/login/urls-option.ts";
export type { PasswordsOption } from "./resources/passwords/password-policy.ts";
export type { Sandbox } from "./sandbox.ts";
export type { Snapshot } from "./resources/index.ts";
export type { SeedPermission, SeedPolicy } from "./resources/rbac/read-policy.ts";
export type {
  AttributeMapping,
  TrustedKey,
  TrustedTokenProfile,
} from "./resources/sessions/trusted-token-profile.ts";
export type { UserInfo, UserInfoFunction, UserInfoSource } from "./resources/sessions/user-info.ts";
export type { Impersonation } from "./resources/impersonation/controls.ts";
export type { SeedFactors, SeedUser } from "./resources/users/seed.ts";

/**
 * Makes a sandbox: a local imitation of the Stytch API that keeps users, sessions and messages in memory.
 *
 * It has no server and no port: it is one function from `Request` to `Response`, and each sandbox has users of its own.
 * What the service would send, such as a passcode, is in `messages`, and goes nowhere.
 * An operation that it doesn't imitate yet answers with status 501 and its name.
 *
 * @throws {StytchConfigError} where an option is missing, unknown or wrong, and for a live project's id
 * @example
 * const sandbox = createSandbox({ projectId, secret, seed: [{ email: "ada@example.com" }] });
 * const stytch = createStytch({ projectId, secret, fetch: sandbox.fetch });
 * const { email_id } = await stytch.otps.email.loginOrCreate({ email: "ada@example.com" });
 * const { code } = sandbox.messages.last({ to: "ada@example.com", kind: "passcode" });
 * await stytch.otps.authenticate({ method_id: email_id, code, session_duration_minutes: 60 });
 * @example
 * const sandbox = createSandbox({ projectId, secret, now: "2026-03-14T09:26:53Z", idSeed: "any text" });
 */
export function createSandbox(options: SandboxOptions): Sandbox {
  const settings = readOptions(options);
  return assembleSandbox(settings, createEnvironment(settings));
}
