// Ways to log in by a magic link that tests of links share.
import { createHash } from "node:crypto";
import { expect } from "vitest";
import { StytchAPIError, type Schemas, type Stytch } from "../../../src/index.ts";
import type { Sandbox, SandboxOptions, Snapshot } from "../../../src/sandbox/index.ts";
import { makeSigningKey } from "../../../src/sandbox/resources/keys/signing-key.ts";
import { start as startSandbox } from "../helpers.ts";

export const email = "ada@example.com";
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** A token of the right form that no link has. */
export const unknownToken = "A".repeat(44);

export type LinkSend = Schemas["api_magic_v1_magic_links_email_SendRequest"];

/** A sandbox, and a client of it. */
export interface Login {
  readonly sandbox: Sandbox;
  readonly stytch: Stytch;
}

// Made once, as it takes long.
const keys = [await makeSigningKey(Date.parse("2026-03-14T09:26:53Z"))];

/** Starts a sandbox that has a key for the JWTs of sessions already. */
export function start(
  seed: Partial<Snapshot> = {},
  options: Partial<SandboxOptions> = {},
): ReturnType<typeof startSandbox> {
  return startSandbox({ version: 1, keys, users: [], ...seed } as Snapshot, {
    validate: true,
    ...options,
  });
}

/** The token of the newest link to an address. */
export function tokenTo({ sandbox }: Login, to = email): string {
  const { token } = sandbox.messages.last({ to }) as { token?: string };
  expect(token).toMatch(/^[\w-]{44}$/);
  return token!;
}

/** Sends a link to an address, new or not, and gives its token. */
export async function sendTo(login: Login, to = email, more: Partial<LinkSend> = {}): Promise<string> {
  await login.stytch.magicLinks.email.loginOrCreate({ email: to, ...more });
  return tokenTo(login, to);
}

/** The code challenge of a verifier, made by Node. */
export function challengeOf(verifier: string): string {
  return createHash("sha256").update(verifier).digest("base64url");
}

/** How a call ended: `404 magic_link_not_found`, or `200`. */
export async function outcome(call: Promise<{ readonly status_code: number }>): Promise<string> {
  try {
    return String((await call).status_code);
  } catch (error) {
    if (error instanceof StytchAPIError) return `${error.status_code} ${error.error_type}`;
    throw error;
  }
}

/** All that a sandbox holds, but for the count of ids, which every answer has one of, and the keys. */
export function contents({ sandbox }: Pick<Login, "sandbox">): Omit<Snapshot, "ids_made" | "keys"> {
  const { ids_made, keys: _keys, ...rest } = sandbox.snapshot();
  return rest;
}
