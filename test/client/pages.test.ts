import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  StytchAbortError,
  StytchAPIError,
  StytchConfigError,
  StytchConnectionError,
  StytchResponseError,
  type Fetch,
} from "../../src/index.ts";
import { clientOn, failure, json, record, refusal } from "../helpers.ts";

interface Sheet {
  ids: string[];
  next?: unknown;
  total?: number;
}
type Book = Record<string, Sheet>;

/** Five users on three pages, each named by its cursor. */
const book: Book = {
  start: { ids: ["a", "b"], next: "two" },
  two: { ids: ["c", "d"], next: "three" },
  three: { ids: ["e"], next: null },
};

function answer({ ids, next, total = 5 }: Sheet): Response {
  const results = ids.map((user_id) => ({ user_id }));
  return json({
    request_id: "request-id-test-1",
    results,
    results_metadata: { total, ...(next !== undefined && { next_cursor: next }) },
  });
}

/** A client on a server of pages, and the cursors that it was asked for. `spoil` may answer in the server's place. */
function paged(
  pages: Book = book,
  spoil: (cursor: string, ...init: Parameters<Fetch>) => unknown = () => {},
) {
  const asked: string[] = [];
  const fetch = record(async (request, init) => {
    const { cursor = "start" } = (await request.clone().json()) as { cursor?: string };
    asked.push(cursor);
    return ((await spoil(cursor, request, init)) as Response | undefined) || answer(pages[cursor]!);
  });
  const { users } = clientOn(fetch, { retry: false });
  return { asked, searchAll: users.searchAll };
}

async function idsOf(users: AsyncIterable<{ user_id: string }>, found: string[] = []): Promise<string[]> {
  for await (const { user_id } of users) found.push(user_id);
  return found;
}

/** Long enough for every request that may be under way. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A request that ends only when its signal aborts. */
const stalled = (init: Parameters<Fetch>[1], aborted: () => void) =>
  new Promise<never>((_, reject) =>
    init!.signal.addEventListener("abort", () => {
      aborted();
      reject(new Error("aborted"));
    }),
  );

describe("a walk's cursor", () => {
  it("is where the walk will begin, before it does", () => {
    const { searchAll } = paged();
    expect(searchAll().cursor).toBeUndefined();
    expect(searchAll({ cursor: "two" }).cursor).toBe("two");
  });

  it("is the one of the page that is being consumed, and stays on the last", async () => {
    const users = paged().searchAll();
    const places: unknown[] = [];
    for await (const { user_id } of users) places.push(`${user_id} ${users.cursor}`);
    expect(places).toEqual(["a undefined", "b undefined", "c two", "d two", "e three"]);
    expect(users.cursor).toBe("three");
  });

  it("is the same for whole pages", async () => {
    const users = paged().searchAll({ cursor: "two" }, { prefetch: true });
    const places: unknown[] = [];
    for await (const page of users.pages()) places.push([page.results[0]!.user_id, users.cursor]);
    expect(places).toEqual([
      ["c", "two"],
      ["e", "three"],
    ]);
  });

  it.each([false, true])(
    "leads on from a page that could not be had, and repeats nothing (prefetch: %s)",
    async (prefetch) => {
      let down = true;
      const { searchAll } = paged(book, (cursor) => down && cursor === "two" && json(refusal(), 500));
      const search = { limit: 2 };
      const users = searchAll(search, { prefetch });
      const found: string[] = [];
      await failure(() => idsOf(users, found), StytchAPIError);
      expect(found).toEqual(["a", "b"]);
      expect(users.cursor).toBe("two");
      down = false;
      expect(await idsOf(searchAll({ ...search, cursor: users.cursor }))).toEqual(["c", "d", "e"]);
    },
  );

  it("leads back to the page that was left in the middle", async () => {
    const { searchAll } = paged();
    const users = searchAll({}, { prefetch: true });
    for await (const { user_id } of users) if (user_id === "c") break;
    expect(await idsOf(searchAll({ cursor: users.cursor }))).toEqual(["c", "d", "e"]);
  });

  it("is the latest walk's", async () => {
    const users = paged().searchAll();
    const [one, two] = [users.pages(), users.pages()];
    await one.next();
    await one.next();
    expect(users.cursor).toBe("two");
    await two.next();
    expect(users.cursor).toBeUndefined();
    await one.next();
    expect(users.cursor).toBeUndefined();
    await two.next();
    expect(users.cursor).toBe("two");
  });
});

describe("prefetch", () => {
  it("is off unless asked for", async () => {
    for (const options of [undefined, {}, { prefetch: false }, { prefetch: undefined as never }]) {
      const { asked, searchAll } = paged();
      for await (const { user_id } of searchAll({}, options)) {
        await settled();
        if (user_id === "b") break;
      }
      expect(asked).toEqual(["start"]);
    }
  });

  it("asks for the next page while this one is consumed, and never for another", async () => {
    const { asked, searchAll } = paged();
    const seen: string[] = [];
    for await (const { user_id } of searchAll({ limit: 2 }, { prefetch: true })) {
      await settled();
      seen.push(`${user_id}: ${asked.join(" ")}`);
    }
    expect(seen).toEqual([
      "a: start two",
      "b: start two",
      "c: start two three",
      "d: start two three",
      "e: start two three",
    ]);
  });

  it("sends the search and the options of the call with each request", async () => {
    const sent: unknown[] = [];
    const { searchAll } = paged(book, (_, { headers }) => void sent.push(headers.get("x-a")));
    await idsOf(searchAll({ limit: 2 }, { prefetch: true, headers: { "x-a": "b" }, timeout: 1000 }));
    expect(sent).toEqual(["b", "b", "b"]);
  });

  it("ends the request under way when the loop is left", async () => {
    const { signal } = new AbortController();
    let ended = 0;
    const { asked, searchAll } = paged(book, (cursor, _, init) =>
      cursor === "two" ? stalled(init, () => (ended += 1)) : undefined,
    );
    for await (const { user_id } of searchAll({}, { prefetch: true, signal })) {
      expect(user_id).toBe("a");
      await settled();
      expect(ended).toBe(0);
      break;
    }
    await settled();
    expect(ended).toBe(1);
    expect(asked).toEqual(["start", "two"]);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("tells its failure where its page is due, after every user of the page before", async () => {
    const lost = new TypeError("fetch failed");
    const { searchAll } = paged(book, (cursor) => cursor === "two" && Promise.reject(lost));
    const found: string[] = [];
    const walk = async () => {
      for await (const { user_id } of searchAll({}, { prefetch: true })) {
        await settled();
        found.push(user_id);
      }
    };
    await failure(walk, StytchConnectionError);
    expect(found).toEqual(["a", "b"]);
  });

  it("asks for no page after the last, nor for one that a page can't lead to", async () => {
    for (const next of [null, "start"]) {
      const { asked, searchAll } = paged({ start: { ids: ["a", "b", "c", "d", "e"], next } });
      const users = searchAll({ cursor: "start" }, { prefetch: true });
      for await (const { user_id } of users) if (user_id === "e") break;
      expect(asked).toEqual(["start"]);
    }
  });

  it("leaves nothing on the caller's signal, however the walk ends or stands still", async () => {
    const { signal } = new AbortController();
    const { searchAll } = paged();
    await idsOf(searchAll({}, { prefetch: true, signal }));
    expect(getEventListeners(signal, "abort")).toEqual([]);
    const pages = searchAll({}, { prefetch: true, signal }).pages();
    await pages.next();
    await settled();
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("ends with the caller's signal, whether its page is under way or has come", async () => {
    for (const stalls of [true, false]) {
      const controller = new AbortController();
      const { asked, searchAll } = paged(book, (cursor, _, init) =>
        stalls && cursor === "two" ? stalled(init, () => {}) : undefined,
      );
      const found: string[] = [];
      const walk = async () => {
        for await (const { user_id } of searchAll({}, { prefetch: true, signal: controller.signal })) {
          found.push(user_id);
          await settled();
          controller.abort("enough");
        }
      };
      expect((await failure(walk, StytchAbortError)).cause).toBe("enough");
      expect(found).toEqual(["a", "b"]);
      expect(asked).toEqual(["start", "two"]);
    }
  });

  it("is true or false, and nothing is sent for anything else", async () => {
    const { asked, searchAll } = paged();
    for (const prefetch of [1, "yes", null, {}]) {
      const error = await failure(() => idsOf(searchAll({}, { prefetch } as never)), StytchConfigError);
      expect(error.message).toContain("prefetch must be true or false, not ");
    }
    expect(asked).toEqual([]);
  });

  describe("whose page nobody asks for", () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    beforeEach(() => void process.on("unhandledRejection", note));
    afterEach(() => void process.off("unhandledRejection", note));

    it("fails without an unhandled rejection", async () => {
      for (const leave of [true, false]) {
        const { asked, searchAll } = paged(book, (cursor) => cursor === "two" && json(refusal(), 500));
        const pages = searchAll({}, { prefetch: true }).pages();
        await pages.next();
        await settled();
        if (leave) await pages.return!();
        await settled();
        expect(asked).toEqual(["start", "two"]);
      }
      expect(unhandled).toEqual([]);
    });
  });
});

describe("a walk ends with an error, not in silence,", () => {
  const resume = "To try again from this page, begin at the walk's `cursor`.";

  it.each([
    ["has no results.", {}],
    ["has no results.", { results: { user_id: "a" }, results_metadata: { next_cursor: null } }],
    ["has no results_metadata.", { results: [] }],
    ["has no results_metadata.", { results: [], results_metadata: null }],
    ["has no results_metadata.", { results: [], results_metadata: "x" }],
    ["has a next_cursor that is a number, not text or null.", page(0)],
    ["has a next_cursor that is a boolean, not text or null.", page(false)],
    ["has a next_cursor that is an array, not text or null.", page(["x"])],
    ["has a next_cursor that is an object, not text or null.", page({ cursor: "x" })],
  ])("where an answer %s", async (problem, body) => {
    const { searchAll } = paged(book, (cursor) => cursor === "two" && json(body));
    for (const prefetch of [false, true]) {
      const users = searchAll({}, { prefetch });
      const found: string[] = [];
      const error = await failure(() => idsOf(users, found), StytchResponseError);
      expect(error.message).toBe(`POST /v1/users/search → 200: the answer ${problem} ${resume}`);
      expect(found).toEqual(["a", "b"]);
      expect(users.cursor).toBe("two");
    }
  });

  function page(next_cursor: unknown) {
    return { results: [{ user_id: "c" }], results_metadata: { total: 5, next_cursor } };
  }

  it("where a cursor comes again, be it the one that the walk began with", async () => {
    const round = { ...book, three: { ids: ["e"], next: "two" } };
    for (const [params, all] of [
      [{}, ["a", "b", "c", "d", "e"]],
      [{ cursor: "two" }, ["c", "d", "e"]],
    ] as const) {
      const { searchAll } = paged(round);
      const users = searchAll(params);
      const found: string[] = [];
      const error = await failure(() => idsOf(users, found), StytchResponseError);
      expect(error.message).toContain(
        "the answer repeats its cursor: the next page would be one that has come",
      );
      expect(error.message).toContain(resume);
      expect(error.request_id).toBe("request-id-test-1");
      // What the page had is good, and comes before the error.
      expect(found).toEqual(all);
      expect(users.cursor).toBe("three");
    }
  });

  it("where the only page has fewer than the total", async () => {
    const users = paged({ start: { ids: ["a", "b", "c", "d"], next: null } }).searchAll();
    const found: string[] = [];
    const error = await failure(() => idsOf(users, found), StytchResponseError);
    expect(error.message).toContain("the answer has no next page, but only 4 of 5 results have come.");
    expect(found).toEqual(["a", "b", "c", "d"]);
    expect(users.cursor).toBeUndefined();
  });

  it("where the last of several leaves out a page's worth, and a tenth of all", async () => {
    const short = { ...book, two: { ids: ["c"], next: null } };
    const users = paged(short).searchAll();
    const error = await failure(() => idsOf(users), StytchResponseError);
    expect(error.message).toContain("only 3 of 5 results have come");
    expect(users.cursor).toBe("two");
  });

  it("where a hundred pages in a row are empty", async () => {
    const empty = (asked: number) =>
      json({ results: [], results_metadata: { total: 5, next_cursor: `${asked}` } });
    const { asked, searchAll } = paged(book, () => empty(asked.length));
    const users = searchAll();
    const error = await failure(() => idsOf(users), StytchResponseError);
    expect(error.message).toContain("is page 100 in a row without results, and not the last");
    expect(asked).toHaveLength(100);
    expect(users.cursor).toBe("99");
  });
});

describe("an end is believed", () => {
  it("after ninety-nine empty pages", async () => {
    const { asked, searchAll } = paged({}, () =>
      answer({
        ids: asked.length < 100 ? [] : ["a"],
        next: asked.length < 100 ? `${asked.length}` : null,
        total: 1,
      }),
    );
    expect(await idsOf(searchAll())).toEqual(["a"]);
  });

  it("where totals are off, or not told", async () => {
    const off = paged({ start: { ids: ["a"], next: null, total: -1 } });
    expect(await idsOf(off.searchAll())).toEqual(["a"]);
    const untold = paged(book, () => json({ results: [], results_metadata: { next_cursor: null } }));
    expect(await idsOf(untold.searchAll())).toEqual([]);
  });

  it("of a walk that began elsewhere, which can't know what came before", async () => {
    expect(await idsOf(paged().searchAll({ cursor: "three" }))).toEqual(["e"]);
  });

  it("where less than a page, or less than a tenth, is missing", async () => {
    const one = { ...book, two: { ids: ["c", "d"], next: null } };
    expect(await idsOf(paged(one).searchAll())).toHaveLength(4);
    const ids = Array.from({ length: 20 }, (_, i) => `u${i}`);
    const long: Book = {};
    ids.forEach(
      (id, i) => (long[i === 0 ? "start" : id] = { ids: [id], next: ids[i + 1] ?? null, total: 22 }),
    );
    expect(await idsOf(paged(long).searchAll())).toEqual(ids);
  });

  it("where the total grew while users came", async () => {
    const grown = { ...book, three: { ids: ["e"], next: null, total: 90 } };
    expect(await idsOf(paged(grown).searchAll())).toHaveLength(5);
  });
});
