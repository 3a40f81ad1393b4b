// What the tests of `users export` share: sandboxes with users of every kind, and the files that it leaves.
import { readFileSync } from "node:fs";
import type { ExportOptions } from "../../../src/cli/users/export/options.ts";
import type { ExportWatch } from "../../../src/cli/users/export/walk.ts";
import type { Manifest } from "../../../src/cli/users/manifest.ts";
import { createStytch, type Schemas, type Stytch } from "../../../src/index.ts";
import { createSandbox, type Sandbox, type SeedUser } from "../../../src/sandbox/index.ts";
import type { User } from "../users.ts";

export const credentials = {
  projectId: "project-test-00000000-0000-4000-8000-0000000e4b0f",
  secret: "secret-test-export",
};

/** Users that differ: each seventh has every kind of factor, each fifth text that files have trouble with. */
export function seedUsers(count: number): SeedUser[] {
  return Array.from({ length: count }, (_, i) => ({
    email: `user${i}@example.com`,
    external_id: `id-${i}`,
    created_at: new Date(Date.UTC(2026, 0, 1) + Math.floor(i / 3) * 1_000).toISOString(),
    name: {
      first_name: i % 5 === 0 ? TROUBLE[(i / 5) % TROUBLE.length]! : `User ${i}`,
      last_name: "Example",
    },
    ...(i % 5 === 0 && {
      untrusted_metadata: { text: TROUBLE[(i / 5) % TROUBLE.length]!, "a.b": [1, null] },
    }),
    ...(i % 7 === 0 && factors(i)),
  }));
}

const TROUBLE = [
  '=HYPERLINK("https://example.com")',
  "@SUM(1+1)",
  "+1",
  "-2+3",
  "'quoted",
  'say "hi", or\r\nnot',
  "\tTab",
  "Zoë 🦊 \u2028 line",
  " spaces ",
  "a;b",
];

function factors(i: number): Partial<SeedUser> {
  return {
    phone_number: `+1415${5_000_000 + i}`,
    emails: [{ email: `other${i}@example.com`, verified: true }, { email: `third${i}@example.com` }],
    password: {},
    providers: [{ provider_type: "Google", provider_subject: String(i) }],
    webauthn_registrations: [{ verified: true, domain: "example.com" }],
    totps: [{ verified: true }],
    crypto_wallets: [{ crypto_wallet_address: `0x${String(i).padStart(40, "0")}` }],
    roles: ["admin"],
    trusted_metadata: { plan: "pro", nested: { list: [1, "two", null, true] } },
    status: "pending",
  };
}

/** A client of a new sandbox, where searches aren't limited. */
export function connect(seed: readonly SeedUser[]): { sandbox: Sandbox; stytch: Stytch } {
  const sandbox = createSandbox({ ...credentials, seed, rateLimits: false });
  // Faults are to be met without long pauses.
  const retry = { attempts: 8, maxDelay: 20 };
  return { sandbox, stytch: createStytch({ ...credentials, fetch: sandbox.fetch, retry }) };
}

/** A client of a sandbox whose pages are changed on their way. */
export function tampering(
  fetch: Sandbox["fetch"],
  change: (page: Schemas["api_user_v1_SearchResponse"]) => unknown,
): Stytch {
  return createStytch({
    ...credentials,
    async fetch(request: Request) {
      const page = (await (await fetch(request)).json()) as Schemas["api_user_v1_SearchResponse"];
      await change(page);
      return Response.json(page);
    },
  });
}

/** An export of everything to a file, in small pages. */
export function optionsFor(out: string): ExportOptions {
  const { projectId: project } = credentials;
  return { out, format: "jsonl", project, rawCells: false, force: false, restart: false, pageSize: 10 };
}

/** Watches an export without a word. */
export function watching(parts: Partial<ExportWatch> = {}): ExportWatch {
  return {
    signal: new AbortController().signal,
    onPage: () => undefined,
    onNote: () => undefined,
    ...parts,
  };
}

/** Watches an export, and stops it once it has so many users. */
export function stoppingAt(count: number): ExportWatch {
  const stop = new AbortController();
  const onPage = (written: number): void => {
    if (written >= count) stop.abort();
  };
  return watching({ signal: stop.signal, onPage });
}

/** The users of a file of JSON lines. */
export function linesOf(path: string): User[] {
  const lines = readFileSync(path, "utf8").split("\n").slice(0, -1);
  return lines.map((line) => JSON.parse(line) as User);
}

export function manifestOf(path: string): Manifest {
  return JSON.parse(readFileSync(`${path}.manifest.json`, "utf8")) as Manifest;
}
