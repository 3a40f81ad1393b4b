// Bodies made to keep a sandbox busy: its work grows with their size, and not with their size times something else.
import { describe, expect, it } from "vitest";
import { createSandbox } from "../../src/sandbox/index.ts";
import { authorization, projectId, secret } from "./helpers.ts";

type Send = (method: string, path: string, body: string) => Promise<Response>;

/** A sandbox of so many users, who have what they may share and what they may not. */
function sandboxOf(users: number): Send {
  const seed = Array.from({ length: users }, (_, i) => ({
    email: `user-${i}@example.com`,
    external_id: `user-${i}`,
    phone_number: `+1415${5_000_000 + i}`,
    name: { first_name: `Name ${i}` },
    providers: [{ provider_type: "google" }, { provider_type: `other-${i}` }],
    crypto_wallets: [{ crypto_wallet_address: "0xA" }, { crypto_wallet_address: "0xB" }],
  }));
  const { fetch } = createSandbox({ projectId, secret, seed, rateLimits: false });
  return (method, path, body) =>
    fetch(new Request(`https://test.stytch.com${path}`, { method, headers: { authorization }, body }));
}

const crowd = sandboxOf(1_000);
const handful = sandboxOf(10);

/** Sends a body, and gives the processor's time that the answer took, in microseconds. */
async function timed(
  method: string,
  path: string,
  body: string,
  status: number,
  send = crowd,
): Promise<number> {
  // After a change no answer is one that was kept.
  await send("PUT", "/v1/users/user-1", "{}");
  const began = process.cpuUsage();
  const response = await send(method, path, body);
  const { user } = process.cpuUsage(began);
  expect(response.status, (await response.text()).slice(0, 200)).toBe(status);
  return user;
}

/** The least of three: the first has to be compiled, and any may meet a collection of garbage. */
async function least(measure: () => Promise<number>): Promise<number> {
  return Math.min(await measure(), await measure(), await measure());
}

/** As much of a body in a hundred parts and at once. Steps that grow with it would make that a hundred times the work. */
async function expectLinear(make: (n: number) => string, size: number, status = 200): Promise<void> {
  const [method, path] = ["POST", "/v1/users/search"];
  await timed(method, path, make(size), status);
  let inParts = 0;
  for (let part = 0; part < 100; part++) inParts += await timed(method, path, make(size / 100), status);
  expect((await timed(method, path, make(size), status)) / inParts).toBeLessThan(10);
}

type Filter = (i: number) => [filter_name: string, filter_value: unknown];

function query(operator: string, n: number, filter: Filter): string {
  const operands = Array.from({ length: n }, (_, i) => {
    const [filter_name, filter_value] = filter(i);
    return { filter_name, filter_value };
  });
  return JSON.stringify({ query: { operator, operands } });
}

const second = (i: number) => new Date(Date.UTC(2020, 0, 1) + i * 1000).toISOString();

const many: Readonly<Record<string, Filter>> = {
  "one status": () => ["status", "active"],
  "one flag": () => ["crypto_wallet_verified", false],
  "parts of emails that everyone has": (i) => ["email_address_fuzzy", "example.com".slice(0, 3 + (i % 9))],
  "parts of emails that nobody has": (i) => ["email_address_fuzzy", `nobody-${i}`],
  "parts of numbers": (i) => ["phone_number_fuzzy", String(100 + i)],
  "beginnings of names": (i) => ["full_name_fuzzy", `name ${i}`],
  emails: (i) => ["email_address", [`user-${i}@example.com`]],
  "moments that are past": (i) => ["created_at_greater_than", second(i)],
  "stretches of time": (i) => ["created_at_between", { greater_than: second(i), less_than: second(i + 1) }],
  "providers of which everyone has one": (i) => ["oauth_provider", ["google", `x-${i}`]],
  "wallets of which everyone has both": (i) => ["crypto_wallet_address", [i % 2 ? "0xA" : "0xB", `0x${i}`]],
};

describe.each(["AND", "OR"])("a search of ten thousand filters joined by %s", (operator) => {
  it.each(Object.entries(many))("isn't tried on each of a thousand users, with %s", async (_, filter) => {
    const [few, all] = [query(operator, 10, filter), query(operator, 10_000, filter)];
    const cost = (body: string, send: Send) =>
      least(() => timed("POST", "/v1/users/search", body, 200, send));
    const apart = (await cost(few, crowd)) + (await cost(all, handful));
    // The work of the filters and that of the users, one after the other: not one times the other.
    expect((await cost(all, crowd)) / apart).toBeLessThan(4);
  });
});

it("ten thousand filters are each checked by their own rules, not by those of all", async () => {
  const cost = (body: string) => least(() => timed("POST", "/v1/users/search", body, 200, handful));
  const filters = await cost(query("AND", 10_000, () => ["status", "active"]));
  const ids = await cost(query("AND", 1, () => ["user_id", list(45_000)]));
  // Bodies of half a megabyte, both. By the rules of 25 filters it was seven times as much.
  expect(filters / ids).toBeLessThan(3);
});

describe("a body of the largest size that a server takes", () => {
  it.each<[string, (n: number) => string, number, number]>([
    ["ids in one filter", (n) => query("AND", 1, () => ["user_id", list(n)]), 50_000, 200],
    ["unknown filters", (n) => query("AND", n, () => ["cats", 1]), 20_000, 400],
    ["filters without a name", (n) => `{"query":{"operands":[${"{},".repeat(n)}{}]}}`, 200_000, 400],
    ["a deep query", (n) => `{"query":${'{"a":'.repeat(n)}1${"}".repeat(n)}}`, 100_000, 400],
    ["a long cursor", (n) => JSON.stringify({ cursor: "a".repeat(n) }), 900_000, 400],
    ["a long part", (n) => query("AND", 1, () => ["full_name_fuzzy", "é".repeat(n)]), 400_000, 200],
    ["a long moment", (n) => query("AND", 1, () => ["created_at_less_than", moment(n)]), 900_000, 400],
    ["halves of surrogate pairs", (n) => `{"cursor":"${String.raw`\ud800`.repeat(n)}"}`, 100_000, 400],
    ["a long number", (n) => `{"limit":${"1".repeat(n)}}`, 900_000, 400],
    ["keys", (n) => JSON.stringify(Object.fromEntries(list(n).map((key) => [key, 1]))), 50_000, 200],
  ])("takes steps in proportion, with %s", async (_, make, size, status) => {
    await expectLinear(make, size, status);
  });
});

describe("a text that its pattern or format refuses", () => {
  it.each<[string, (n: number) => object]>([
    ["an email of one letter", (n) => ({ email: `${"a".repeat(n)}@example.com` })],
    ["an email of dots", (n) => ({ email: `${"a.".repeat(n / 2)}!` })],
    ["an email of domains", (n) => ({ email: `a@${"a.".repeat(n / 2)}` })],
    ["an email of hyphens", (n) => ({ email: `a@${"a-".repeat(n / 2)}` })],
    ["a quoted email", (n) => ({ email: `"${"\\a".repeat(n / 4)}@a` })],
    ["a phone number", (n) => ({ phone_number: `+1${"1".repeat(n)}` })],
    ["an external id", (n) => ({ email: "a@example.com", external_id: `${"a".repeat(n)}!` })],
  ])("is refused in steps that grow with its length alone: %s", async (_, make) => {
    const size = 500_000;
    const small = JSON.stringify(make(size / 100));
    await timed("POST", "/v1/users", small, 400);
    let inParts = 0;
    for (let part = 0; part < 100; part++) inParts += await timed("POST", "/v1/users", small, 400);
    const atOnce = await timed("POST", "/v1/users", JSON.stringify(make(size)), 400);
    expect(atOnce / inParts).toBeLessThan(10);
  });
});

function list(n: number): string[] {
  return Array.from({ length: n }, (_, i) => `key-${i}`);
}

function moment(n: number): string {
  return `2026-01-01T00:00:00.${"1".repeat(n)}X`;
}
