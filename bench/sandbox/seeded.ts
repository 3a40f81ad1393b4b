import { createSandbox, type Sandbox, type Snapshot } from "stytch-fetch/sandbox";

export type Fetch = (request: Request) => Promise<Response>;
export type Filter = readonly [filter_name: string, filter_value: unknown];

const projectId = "project-test-bench";
const secret = "secret-of-the-bench";
const authorization = `Basic ${btoa(`${projectId}:${secret}`)}`;

/** A sandbox with so many users, each with an email address, a phone number and an external id. */
export function seeded(users: number): Sandbox {
  const seed = Array.from({ length: users }, (_, i) => ({
    email: `u${i}@example.com`,
    phone_number: phone(i),
    external_id: `u${i}`,
    created_at: at(i),
  }));
  return createSandbox({ projectId, secret, seed, rateLimits: false });
}

/** As `--state` does it: the text is read, each user checked, and the indexes built. */
export function restored(text: string): Sandbox {
  return createSandbox({ projectId, secret, seed: JSON.parse(text) as Snapshot });
}

export function phone(i: number): string {
  return `+1415${String(5_000_000 + i)}`;
}

export function at(i: number): string {
  return new Date(Date.UTC(2026, 0, 1) + i * 1000).toISOString();
}

/** Searches, and answers where the next page begins. */
export async function search(fetch: Fetch, body: object): Promise<string | null> {
  const text = await send(fetch, "/v1/users/search", body);
  // By hand, so that what is measured is the sandbox and not JSON.parse.
  return /"next_cursor":"([^"]+)"/.exec(text)?.[1] ?? null;
}

export async function send(fetch: Fetch, path: string, body: object): Promise<string> {
  const init = { method: "POST", headers: { authorization }, body: JSON.stringify(body) };
  const response = await fetch(new Request(`https://test.stytch.com${path}`, init));
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}
