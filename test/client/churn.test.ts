// Walks over a sandbox in which users come, go and change between two pages: what a server that tells no lie can look
// like. The sandbox answers each page as of one moment, the newest users first.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { StytchResponseError, type Schemas, type Stytch } from "../../src/index.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import { clientOn, failure, projectId, secret } from "../helpers.ts";

type Query = Schemas["api_user_v1_SearchUsersQuery"];
const INSIDE = { first_name: "inside" };
const OUTSIDE = { first_name: "elsewhere" };
const query: Query = {
  operator: "AND",
  operands: [{ filter_name: "full_name_fuzzy", filter_value: "inside" }],
};

/** A project whose users a search finds (inside) or doesn't, and what has happened to them. */
class Project {
  readonly #sandbox = createSandbox({ projectId, secret, rateLimits: false });
  readonly stytch: Stytch = clientOn(this.#sandbox.fetch, { retry: false });
  readonly users = new Map<string, { inside: boolean; stayed: boolean }>();
  /** How many the search began to find, and how many it no longer found, after {@link begin}. */
  came = 0;
  went = 0;
  #made = 0;

  async create(inside = true): Promise<void> {
    const external_id = `user${(this.#made += 1)}`;
    await this.stytch.users.create({
      email: `${external_id}@example.com`,
      external_id,
      name: inside ? INSIDE : OUTSIDE,
    });
    this.users.set(external_id, { inside, stayed: false });
    if (inside) this.came += 1;
  }

  async delete(index: number): Promise<void> {
    const [user_id, user] = [...this.users][index % this.users.size] ?? [];
    if (user_id === undefined) return;
    await this.stytch.users.delete({ user_id });
    this.users.delete(user_id);
    if (user!.inside) this.went += 1;
  }

  /** Makes a user one that the search finds, or no longer finds. */
  async turn(index: number): Promise<void> {
    const [user_id, user] = [...this.users][index % this.users.size] ?? [];
    if (user_id === undefined) return;
    const inside = !user!.inside;
    await this.stytch.users.update({ user_id, name: inside ? INSIDE : OUTSIDE });
    this.users.set(user_id, { inside, stayed: false });
    if (inside) this.came += 1;
    else this.went += 1;
  }

  begin(): void {
    this.came = this.went = 0;
    for (const user of this.users.values()) user.stayed = user.inside;
  }

  /** Whom the search found from the beginning on. */
  stayed(): string[] {
    return [...this.users].filter(([, { stayed }]) => stayed).map(([id]) => id);
  }
}

const change = fc.oneof(
  fc.record({ kind: fc.constant("create" as const), index: fc.constant(0) }),
  fc.record({ kind: fc.constantFrom("delete" as const, "turn" as const), index: fc.nat(40) }),
);
const parts = {
  size: fc.nat(25),
  outside: fc.nat(3),
  limit: fc.integer({ min: 1, max: 7 }),
  prefetch: fc.boolean(),
  /** What happens while each page is consumed. */
  rounds: fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 30 }),
};

async function projectOf(size: number, outside: number): Promise<Project> {
  const project = new Project();
  for (let i = 0; i < size; i++) await project.create();
  for (let i = 0; i < outside; i++) await project.create(false);
  return project;
}

describe("a walk while users come, go and change", () => {
  it("finds everyone who stays, each one time, and ends in peace unless a page of them, and a tenth, is exchanged", async () => {
    const property = fc.asyncProperty(
      fc.record(parts),
      async ({ size, outside, limit, prefetch, rounds }) => {
        const project = await projectOf(size, outside);
        const found: string[] = [];
        const sizes: number[] = [];
        const totals: number[] = [];
        const walk = async () => {
          project.begin();
          const pages = project.stytch.users.searchAll({ query, limit }, { prefetch }).pages();
          for await (const { results, results_metadata } of pages) {
            found.push(...results.map(({ external_id }) => external_id!));
            sizes.push(results.length);
            totals.push(results_metadata.total);
            for (const { kind, index } of rounds[sizes.length - 1] ?? [])
              await (kind === "create" ? project.create() : project[kind](index));
          }
        };
        const error: unknown = await walk().catch((thrown: unknown) => thrown);
        if (error) {
          expect(error).toBeInstanceOf(StytchResponseError);
          const bar = Math.max(1, ...sizes, Math.min(...totals) / 10);
          expect(project.came).toBeGreaterThanOrEqual(bar);
          expect(project.went).toBeGreaterThanOrEqual(bar);
        }
        expect(new Set(found).size).toBe(found.length);
        expect(project.stayed().filter((id) => !found.includes(id))).toEqual([]);
      },
    );
    await fc.assert(property, { numRuns: 150 });
  });

  it("loses nobody who stays when it is left anywhere and goes on from its cursor, and repeats a page at most", async () => {
    const leaves = fc.record({ ...parts, after: fc.array(fc.nat(12), { maxLength: 8 }) });
    const property = fc.asyncProperty(leaves, async ({ size, limit, prefetch, rounds, after }) => {
      const project = await projectOf(size, 0);
      project.begin();
      const found: string[] = [];
      let cursor: string | undefined;
      let before: string[] = [];
      for (const [walk, stop] of [...after, Infinity].entries()) {
        const users = project.stytch.users.searchAll({ query, limit, cursor }, { prefetch });
        const own: string[] = [];
        for await (const { external_id } of users) {
          own.push(external_id!);
          if (own.length > stop) break;
        }
        cursor = users.cursor;
        expect(own.filter((id) => before.includes(id)).length).toBeLessThanOrEqual(limit);
        before = own;
        found.push(...own);
        for (const { kind, index } of rounds[walk] ?? [])
          await (kind === "create" ? project.create() : project[kind](index));
      }
      expect(project.stayed().filter((id) => !found.includes(id))).toEqual([]);
    });
    await fc.assert(property, { numRuns: 80 });
  });

  it("can't tell a lie from the exchange of a page of users, unseen, for as many new ones", async () => {
    const project = await projectOf(4, 0);
    const users = project.stytch.users.searchAll({ limit: 2 });
    const walk = async () => {
      for await (const { external_id } of users) {
        if (external_id !== "user3") continue;
        await project.delete(0);
        await project.delete(0);
        await project.create();
        await project.create();
      }
    };
    const error = await failure(walk, StytchResponseError);
    expect(error.message).toContain("only 2 of 4 results have come");
    // Going on from where it stood is the way out: that walk makes no claim about what came before.
    for await (const user of project.stytch.users.searchAll({ limit: 2, cursor: users.cursor })) {
      expect.unreachable(user.user_id);
    }
  });
});
