// A client that is closed: what has begun is finished, wherever it stands, and what begins later is refused.
import { describe, expect, it } from "vitest";
import { StytchAbortError, StytchConfigError } from "../../src/index.ts";
import { createStytch, type NodeOptions, type NodeStytch } from "../../src/node/index.ts";
import { eventually, handClock, settled } from "../clock.ts";
import { failure, json, projectId, refusal, secret, serve } from "../helpers.ts";

const user = { user_id: "u" };
const get = { params: { path: user } };

/** A server that answers one request after another, and what it was asked. */
async function start(options: Partial<NodeOptions> = {}, ...answers: [status: number, body: object][]) {
  const asked: string[] = [];
  const baseUrl = await serve((request, response) => {
    asked.push(request.url!);
    request.resume();
    const [status, body] = answers.shift() ?? [200, user];
    response.writeHead(status, status === 503 ? { "retry-after": "2" } : {}).end(JSON.stringify(body));
  });
  const stytch = createStytch({ projectId, secret, baseUrl, ...options } as NodeOptions);
  return { stytch, asked };
}

/** Closes a client, checks that it refuses a call from there on, and gives what tells whether it is done. */
async function close(stytch: NodeStytch): Promise<{ isDone: () => Promise<boolean>; done: Promise<void> }> {
  let isDone = false;
  const done = stytch.close().then(() => void (isDone = true));
  const refused = await failure(stytch.users.get(user), StytchConfigError);
  expect(refused.message).toBe("The client is closed. Make another for further calls.");
  await failure(stytch.raw.GET("/v1/users/{user_id}", get), StytchConfigError);
  return { done, isDone: () => settled().then(() => isDone) };
}

/** Something that a test lets go on. */
function gate(): { open: () => void; opened: Promise<void> } {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

describe("close waits for a call", () => {
  it("that has begun at this moment, and has not loaded its transport", async () => {
    const { stytch, asked } = await start();
    const calls = [stytch.users.get(user), stytch.raw.GET("/v1/users/{user_id}", get)];
    const { done } = await close(stytch);
    await done;
    expect(await Promise.all(calls)).toMatchObject([user, { data: user }]);
    expect(asked).toHaveLength(2);
  });

  it.each(["method", "raw"])("between two attempts: a %s's", async (kind) => {
    const clock = handClock();
    const { stytch, asked } = await start(
      { clock, timeout: 0, headersTimeout: 0, bodyTimeout: 0, connectTimeout: 0 },
      [503, refusal("internal_server_error", 503)],
    );
    const call = kind === "raw" ? stytch.raw.GET("/v1/users/{user_id}", get) : stytch.users.get(user);
    await eventually(() => expect(clock.waiting).toBe(1));
    const { done, isDone } = await close(stytch);
    expect(await isDone()).toBe(false);
    await clock.advance(10_000);
    expect(await call).toMatchObject(kind === "raw" ? { data: user } : user);
    await done;
    expect(asked).toHaveLength(2);
  });

  it("that waits for its turn, until it was made or its caller ends it", async () => {
    const clock = handClock();
    const limit = { requests: 1, interval: 1_000 };
    const { stytch, asked } = await start({
      clock,
      limit,
      timeout: 0,
      headersTimeout: 0,
      bodyTimeout: 0,
      connectTimeout: 0,
    });
    await stytch.users.get(user);
    const controller = new AbortController();
    const waiting = stytch.users.get(user);
    const aborted = failure(stytch.users.get(user, { signal: controller.signal }), StytchAbortError);
    const { done, isDone } = await close(stytch);
    await clock.advance(999);
    expect(await isDone()).toBe(false);
    await clock.advance(1);
    expect(await waiting).toEqual(user);
    expect(await isDone()).toBe(false);
    controller.abort();
    await aborted;
    await done;
    expect(asked).toHaveLength(2);
  });

  it.each(["method", "raw"])("whose middleware is at work: a %s's", async (kind) => {
    const { stytch, asked } = await start();
    const [before, after] = [gate(), gate()];
    let reached = "";
    stytch.raw.use({
      onRequest: () => ((reached = "request"), before.opened),
      onResponse: () => ((reached = "response"), after.opened),
    });
    const call = kind === "raw" ? stytch.raw.GET("/v1/users/{user_id}", get) : stytch.users.get(user);
    await eventually(() => expect(reached).toBe("request"));
    const { done, isDone } = await close(stytch);
    expect(await isDone()).toBe(false);
    before.open();
    await eventually(() => expect(reached).toBe("response"));
    expect(await isDone()).toBe(false);
    after.open();
    await call;
    await done;
    expect(asked).toHaveLength(1);
  });

  it("that fails, too", async () => {
    const { stytch } = await start({}, [400, refusal()]);
    const calls = [stytch.users.get(user), stytch.users.get({ user_id: "" }), stytch.raw.GET("v1" as never)];
    const results = Promise.allSettled(calls);
    const { done } = await close(stytch);
    expect((await results).map(({ status }) => status)).toEqual(Array(3).fill("rejected"));
    await done;
  });

  it("over a fetch that was passed in", async () => {
    const { open, opened } = gate();
    const { stytch } = await start({ fetch: () => opened.then(() => json(user)) });
    const call = stytch.users.get(user);
    const { done, isDone } = await close(stytch);
    expect(await isDone()).toBe(false);
    open();
    expect(await call).toEqual(user);
    await done;
  });
});

it("a walk that has begun ends with the page that is under way", async () => {
  const page = { results: [user], results_metadata: { next_cursor: "two" } };
  const { stytch, asked } = await start({}, [200, page], [200, page]);
  const pages = stytch.users.searchAll().pages();
  const first = pages.next();
  const { done } = await close(stytch);
  expect((await first).value).toEqual(page);
  await done;
  await failure(pages.next(), StytchConfigError);
  expect(asked).toHaveLength(1);
});

it("closing again is the same closing", async () => {
  const { stytch } = await start();
  const call = stytch.users.get(user);
  await Promise.all([stytch.close(), stytch.close(), call]);
  await stytch.close();
  await close(stytch);
});
