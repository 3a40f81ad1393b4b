import { describe, expect, it } from "vitest";
import type { Schemas } from "../../src/index.ts";
import { start, summary, type User } from "./helpers.ts";

const seed = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ email: `u${i}@example.com`, external_id: `u${i}` }));
const names = (users: User[]) => users.map(({ external_id }) => external_id).join(" ");

describe("a page", () => {
  it("has 100 users unless a limit says otherwise, and 1000 at most", async () => {
    const { call } = start(seed(1001));
    expect((await call("POST", "/v1/users/search")).body.results).toHaveLength(100);
    const { results, results_metadata } = (await call("POST", "/v1/users/search", { limit: 1000 })).body;
    expect(results).toHaveLength(1000);
    expect(results_metadata.total).toBe(1001);
    expect(results_metadata.next_cursor).not.toBeNull();
  });

  it("has users of one second in the order of their creation, the last first, whatever has changed since", async () => {
    const { create, call, clock } = start();
    await create({ email: "a@example.com", external_id: "first" });
    await create({ email: "b@example.com", external_id: "second" });
    clock.time -= 60_000;
    await create({ email: "c@example.com", external_id: "earlier" });
    await call("PUT", "/v1/users/first", { name: { first_name: "Changed" } });
    expect(names((await call("POST", "/v1/users/search")).body.results)).toBe("second first earlier");
  });

  it("leads to the next one, and the last to none", async () => {
    const { call } = start(seed(4));
    const page = async (cursor?: string | null) =>
      (await call("POST", "/v1/users/search", { limit: 2, ...(cursor && { cursor }) })).body;
    const first = await page();
    const second = await page(first.results_metadata.next_cursor);
    expect(names(first.results)).toBe("u3 u2");
    expect(names(second.results)).toBe("u1 u0");
    expect(second.results_metadata).toEqual({ next_cursor: null, total: 4 });
  });

  it("counts the matches of all pages, not only its own", async () => {
    const { stytch } = start([...seed(5), { email: "x@other.test" }]);
    const operands: Schemas["UserFilter"][] = [
      { filter_name: "email_address_fuzzy", filter_value: "example" },
    ];
    const query = { operator: "AND", operands } as const;
    const totals = [];
    for await (const page of stytch.users.searchAll({ query, limit: 2 }).pages()) {
      totals.push([page.results.length, page.results_metadata.total]);
    }
    expect(totals).toEqual([
      [2, 5],
      [2, 5],
      [1, 5],
    ]);
  });

  it("skips and repeats nobody while users come and go", async () => {
    const { call, create, stytch } = start(seed(60));
    const gone = new Set<string>();
    const seen: string[] = [];
    let round = 0;
    for await (const page of stytch.users.searchAll({ limit: 7 }).pages()) {
      seen.push(...page.results.map(({ external_id }) => external_id!));
      round++;
      await create({ email: `new${round}@example.com`, external_id: `new${round}` });
      // One that was given out, the last of this page (which the cursor stands for), and one still to come.
      for (const id of [seen[0]!, seen.at(-1)!, `u${round}`]) {
        if (!gone.has(id)) await call("DELETE", `/v1/users/${id}`);
        gone.add(id);
      }
    }
    expect(round).toBeGreaterThan(7);
    expect(new Set(seen).size).toBe(seen.length);
    const stayed = seed(60).filter(({ external_id }) => !gone.has(external_id));
    expect(stayed.filter(({ external_id }) => !seen.includes(external_id))).toEqual([]);
    expect(seen.filter((id) => id.startsWith("new"))).toEqual([]);
  });

  it("gives those of one second one time each, while the last of a page goes and others change", async () => {
    // All of them of one second: only the order of creation tells them apart.
    const { call, create, stytch, clock } = start(seed(40));
    const seen: string[] = [];
    for await (const page of stytch.users.searchAll({ limit: 3 }).pages()) {
      seen.push(...page.results.map(({ external_id }) => external_id!));
      await call("DELETE", `/v1/users/${seen.at(-1)!}`);
      for (const i of [0, 20, 39]) {
        await call("PUT", `/v1/users/u${i}`, { name: { first_name: `Changed ${seen.length}` } });
      }
      // Older than everyone, and of the same second.
      await create({ email: `same${seen.length}@example.com`, external_id: `same${seen.length}` });
      clock.time -= 1;
    }
    expect(seen).toEqual(Array.from({ length: 40 }, (_, i) => `u${39 - i}`));
  });

  it("goes on from a place where nobody is left", async () => {
    const { call } = start(seed(6));
    const first = (await call("POST", "/v1/users/search", { limit: 2 })).body;
    for (const user of ["u5", "u4", "u3"]) await call("DELETE", `/v1/users/${user}`);
    const cursor = first.results_metadata.next_cursor;
    const second = (await call("POST", "/v1/users/search", { limit: 2, cursor })).body;
    expect(names(second.results)).toBe("u2 u1");
    expect(second.results_metadata.total).toBe(3);
    for (const user of ["u0", "u1", "u2"]) await call("DELETE", `/v1/users/${user}`);
    const third = (await call("POST", "/v1/users/search", { cursor })).body;
    expect(third.results).toEqual([]);
    expect(third.results_metadata).toEqual({ next_cursor: null, total: 0 });
  });
});

describe("a cursor", () => {
  it("is opaque, and safe in a URL", async () => {
    const { call } = start(seed(2));
    const { next_cursor } = (await call("POST", "/v1/users/search", { limit: 1 })).body.results_metadata;
    expect(next_cursor).toMatch(/^[\w-]+$/);
    expect(next_cursor).not.toContain("user-test");
  });

  it("is refused with any one character changed, added or taken away", async () => {
    const { call } = start(seed(2));
    const { next_cursor } = (await call("POST", "/v1/users/search", { limit: 1 })).body.results_metadata;
    const next = next_cursor!;
    const swap = (character: string) => (character === "A" ? "B" : "A");
    const broken = Array.from(next).flatMap((character, i) => [
      next.slice(0, i) + swap(character) + next.slice(i + 1),
      next.slice(0, i) + next.slice(i + 1),
      next.slice(0, i) + swap(character) + next.slice(i),
    ]);
    expect(broken.length).toBeGreaterThan(100);
    for (const cursor of [...broken, `${next}=`, ` ${next}`, "x", "😀", "\0", "null"]) {
      if (cursor === next) continue;
      expect(summary(await call("POST", "/v1/users/search", { cursor }))).toBe(
        "400 user_search_invalid_cursor",
      );
    }
  });

  it("of another sandbox is refused", async () => {
    const { createSandbox } = await import("../../src/sandbox/index.ts");
    const { createStytch, isStytchError } = await import("../../src/index.ts");
    const credentials = { projectId: "project-test-1", secret: "secret-of-the-test" };
    const one = createStytch({
      ...credentials,
      fetch: createSandbox({ ...credentials, seed: seed(2) }).fetch,
    });
    const other = createStytch({
      ...credentials,
      fetch: createSandbox({ ...credentials, seed: seed(2) }).fetch,
    });
    const { next_cursor } = (await one.users.search({ limit: 1 })).results_metadata;
    const error: unknown = await other.users
      .search({ cursor: next_cursor! })
      .catch((reason: unknown) => reason);
    expect(isStytchError(error, "user_search_invalid_cursor")).toBe(true);
  });
});
