import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEnvironment } from "../../src/sandbox/environment/environment.ts";
import { users as definition } from "../../src/sandbox/resources/users/collection.ts";
import { operations } from "../../src/sandbox/resources/users/operations.ts";
import { Store } from "../../src/sandbox/store/store.ts";
import type { User } from "./helpers.ts";
import { anyQuery, anyUser } from "./search-arbitraries.ts";
import { isOlder, searchPlainly, type Query, type Reference } from "./search-reference.ts";

/** A sandbox's users twice: as the sandbox keeps them, and in a plain array. */
class Twins {
  readonly environment = createEnvironment({ idSeed: "salt" });
  readonly store = new Store([definition], this.environment);
  readonly collection = this.store.get(definition);
  users: Reference[] = [];
  #created = 0;

  save(user: User): void {
    this.collection.save(user);
    this.#savePlainly(user);
  }

  /** Adds those who are new. */
  load(users: User[]): void {
    const ids = [...this.users.map(({ user }) => user), ...users].map(({ user_id }) => user_id);
    const added = users.filter((user, i) => ids.indexOf(user.user_id) === this.users.length + i);
    this.collection.load(added);
    added.forEach((user) => this.#savePlainly(user));
  }

  delete(user: User): void {
    this.collection.delete(user.user_id);
    this.users = this.users.filter(({ user: { user_id } }) => user_id !== user.user_id);
  }

  clear(): void {
    this.collection.clear();
    this.users = [];
    this.#created = 0;
  }

  #savePlainly(user: User): void {
    const old = this.users.find(({ user: { user_id } }) => user_id === user.user_id);
    if (old) old.user = user;
    else this.users.push({ user, sequence: this.#created++ });
  }
}

/** Someone who goes through a query's pages, and holds each against the plain search. */
class Walker {
  readonly #twins: Twins;
  readonly #query: Query;
  readonly #limit: number;
  #cursor: string | null = "";
  #last: Reference | undefined;

  constructor(twins: Twins, query: Query, limit: number) {
    this.#twins = twins;
    this.#query = query;
    this.#limit = limit;
  }

  next(): void {
    if (this.#cursor === null) return;
    const body = { query: this.#query, limit: this.#limit, cursor: this.#cursor };
    const { store, environment } = this.#twins;
    const page = operations.api_user_v1_Search!.run(
      {
        params: {} as never,
        query: {} as never,
        body,
        store,
        projectId: "project-test-search",
        project: {} as never,
        ...environment,
      },
      undefined,
    );
    const all = searchPlainly(this.#twins.users, this.#query);
    const left = all.filter((one) => !this.#last || isOlder(one, this.#last));
    const expected = left.slice(0, this.#limit);
    expect(page.results).toEqual(expected.map(({ user }) => user));
    expect(page.results_metadata.total).toBe(all.length);
    this.#cursor = page.results_metadata.next_cursor ?? null;
    expect(this.#cursor !== null).toBe(left.length > this.#limit);
    // A copy, because the user may change and go.
    if (expected.length > 0) this.#last = structuredClone(expected.at(-1)!);
  }
}

type Step = (twins: Twins, walkers: Walker[]) => void;

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: anyUser.map(
      (user): Step =>
        (twins) =>
          twins.save(user),
    ),
  },
  {
    weight: 3,
    arbitrary: anyUser.map(
      (user): Step =>
        (twins) =>
          twins.delete(user),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.array(anyUser, { maxLength: 8 }).map(
      (users): Step =>
        (twins) =>
          twins.load(users),
    ),
  },
  {
    weight: 6,
    arbitrary: fc.tuple(anyQuery, fc.integer({ min: 1, max: 4 })).map(
      ([query, limit]): Step =>
        (twins, walkers) =>
          walkers.push(new Walker(twins, query, limit)),
    ),
  },
  {
    weight: 12,
    arbitrary: fc.constant<Step>((_, walkers) => walkers.forEach((walker) => walker.next())),
  },
);

describe("search", () => {
  it("finds what looking at everyone finds, in order and with totals, while users come, change and go", () => {
    const property = fc.property(
      fc.array(anyUser, { maxLength: 12 }),
      fc.array(step, { minLength: 5, maxLength: 40 }),
      (users, steps) => {
        const twins = new Twins();
        const walkers: Walker[] = [];
        twins.load(users);
        for (const take of steps) take(twins, walkers);
      },
    );
    fc.assert(property, { numRuns: 1_500 });
  });

  it("finds the same with many filters in turn, while nothing changes", () => {
    const property = fc.property(
      fc.array(anyUser, { minLength: 6, maxLength: 12 }),
      fc.array(anyQuery, { minLength: 20 }),
      (users, queries) => {
        const twins = new Twins();
        twins.load(users);
        for (const query of queries) {
          const walker = new Walker(twins, query, 3);
          for (let page = 0; page < 5; page++) walker.next();
        }
      },
    );
    fc.assert(property, { numRuns: 500 });
  });
});
