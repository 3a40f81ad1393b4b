// The plainest account of passcodes and sessions, for a test that compares it with the sandbox call by call.
import { expect } from "vitest";
import { makeSigningKey } from "../../../src/sandbox/resources/keys/signing-key.ts";
import { createSandbox, type Sandbox, type Snapshot } from "../../../src/sandbox/index.ts";
import { snapshotText } from "../../../src/sandbox/seed/snapshot-text.ts";
import { authorization, projectId, secret } from "../helpers.ts";

const keys = [await makeSigningKey(Date.parse("2026-03-14T09:26:53Z"))];

/** The passcode that was sent last to an address. */
interface ModelCode {
  readonly code: string;
  readonly expires: number;
  used: boolean;
}

/** A session, with its token and the latest of its JWTs. */
export interface ModelSession {
  readonly session_id: string;
  readonly user_id: string;
  readonly token: string;
  jwt: string;
  expires: number;
  revoked: boolean;
}

/** A user with one email. */
interface ModelUser {
  readonly email: string;
  readonly user_id: string;
  readonly method_id: string;
  failures: number;
  lockedUntil: number;
  deleted: boolean;
  code: ModelCode | undefined;
}

/** Every code and session there ever was, in lists that are looked through each time. */
export class LoginModel {
  now = Date.parse("2026-03-14T09:26:53Z");
  readonly users: ModelUser[] = [];
  readonly sessions: ModelSession[] = [];
  /** Every code that was ever accepted, with its address: none may be again. */
  readonly accepted = new Set<ModelCode>();

  /** The user of an address, unless they are deleted. */
  find(email: string): ModelUser | undefined {
    return this.users.find((user) => user.email === email && !user.deleted);
  }

  isLocked(user: ModelUser): boolean {
    return user.lockedUntil > this.now;
  }

  /** Counts a failure, of which the third in a row locks for ten minutes. */
  fail(user: ModelUser): void {
    user.failures += 1;
    if (user.failures < LOCK.attempts) return;
    user.failures = 0;
    user.lockedUntil = this.now + LOCK.minutes * 60_000;
  }

  isAlive(session: ModelSession): boolean {
    const user = this.users.find(({ user_id }) => user_id === session.user_id)!;
    return !session.revoked && !user.deleted && session.expires > this.now;
  }

  /** One of the sessions there ever were, by a number. */
  session(n: number): ModelSession | undefined {
    return this.sessions[n % Math.max(1, this.sessions.length)];
  }
}

export const LOCK = { attempts: 3, minutes: 10 };

/** An answer: `200`, or `401 unable_to_auth_otp_code`. */
export interface LoginAnswer {
  readonly summary: string;
  readonly body: {
    readonly user_id: string;
    readonly email_id: string;
    readonly user_created: boolean;
    readonly session_token: string;
    readonly session_jwt: string;
    readonly session: { readonly session_id: string; readonly user_id: string; readonly expires_at: string };
    readonly sessions: readonly { readonly session_id: string }[];
  };
}

/** The sandbox, which checks each of its answers against the document itself. */
export class RealLogin {
  sandbox: Sandbox = this.#create({ version: 1, users: [], keys } as unknown as Snapshot);

  /** Puts another sandbox in its place, of what a state file would hold. */
  restart(now: number): void {
    const text = snapshotText(this.sandbox);
    expect(text).toBe(JSON.stringify(this.sandbox.snapshot()));
    this.sandbox = this.#create(JSON.parse(text) as Snapshot, now);
  }

  async call(method: string, path: string, body?: object): Promise<LoginAnswer> {
    const request = new Request(`https://test.stytch.com/v1/${path}`, {
      method,
      headers: { authorization },
      ...(body && { body: JSON.stringify(body) }),
    });
    const response = await this.sandbox.fetch(request);
    // As a state file does after each change: what didn't change is written one time.
    snapshotText(this.sandbox);
    const answer = (await response.json()) as LoginAnswer["body"] & { error_type?: string };
    return { summary: `${response.status} ${answer.error_type ?? ""}`.trim(), body: answer };
  }

  #create(seed: Snapshot, now = Date.parse("2026-03-14T09:26:53Z")): Sandbox {
    return createSandbox({
      projectId,
      secret,
      seed,
      now: new Date(now),
      idSeed: "login-model",
      rateLimits: false,
      validate: true,
      userLock: LOCK,
    });
  }
}
