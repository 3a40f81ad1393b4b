// An error's body is looked through for secrets, so it may have no more than 1 MB, unpacked, and no more than 100 levels.
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { StytchAPIError, StytchResponseError } from "../../src/index.ts";
import { MAX_ERROR } from "../../src/transport/message.ts";
import { clientAt, clientOn, failure, json, refusal, serve } from "../helpers.ts";
import { eachTransport } from "../transports.ts";

const user_id = "u";
const get = { params: { path: { user_id } } };

/** An error of so many bytes and of as many values as they can hold. */
function errorOf(size: number): string {
  const [begin, end] = JSON.stringify({ ...refusal(), error_details: { list: [] } }).split("]");
  const room = size - Buffer.byteLength(begin! + end!) - 1;
  return `${begin!}${"[],".repeat(room / 3 - 1)}[]${" ".repeat(room - 3 * Math.floor(room / 3) + 1)}]${end!}`;
}

function nested(levels: number): string {
  const deep = "[".repeat(levels) + "]".repeat(levels);
  return JSON.stringify({ ...refusal(), error_details: { deep: 0 } }).replace('"deep":0', `"deep":${deep}`);
}

describe("an error's body", () => {
  eachTransport("is read up to 1 MB", async () => {
    const text = errorOf(MAX_ERROR);
    expect(Buffer.byteLength(text)).toBe(MAX_ERROR);
    const url = await serve((_, response) => response.writeHead(400).end(text));
    const error = await failure(clientAt(url).users.get({ user_id }), StytchAPIError);
    expect((error.error_details!["list"] as unknown[]).length).toBeGreaterThan(300_000);
  });

  eachTransport("that is longer is given up, packed or not, and an answer is not", async () => {
    const long = Buffer.from(errorOf(MAX_ERROR + 1));
    for (const [status, packed] of [
      [400, false],
      [400, true],
      [502, false],
    ] as const) {
      const url = await serve((_, response) => {
        if (packed) response.setHeader("content-encoding", "gzip");
        response.writeHead(status).end(packed ? gzipSync(long) : long);
      });
      const call = clientAt(url, { retry: false }).users.get({ user_id });
      const error = await failure(call, StytchResponseError);
      expect(error.message).toContain(`→ ${status}: the answer is longer than ${MAX_ERROR} bytes.`);
      if (!packed) expect(error.request_id).toBe("request-id-test-5f3a");
    }
    const url = await serve((_, response) => response.end(long));
    expect(await clientAt(url).users.get({ user_id })).toMatchObject({ error_type: "duplicate_email" });
  });

  eachTransport("that is longer is tried again as its status says", async () => {
    let asked = 0;
    const url = await serve((request, response) => {
      request.resume();
      asked += 1;
      if (asked === 1) response.writeHead(503, { "retry-after": "0" }).end("a".repeat(MAX_ERROR + 1));
      else response.writeHead(200).end('{"user_id":"u"}');
    });
    const stytch = clientAt(url, { retry: { maxDelay: 0 } });
    expect(await stytch.users.create({ email: "a@example.com" })).toEqual({ user_id });
    expect(asked).toBe(2);
  });

  it("may have some depth, and is no error of the API's with more", async () => {
    const answer = (levels: number) => clientOn(() => new Response(nested(levels), { status: 400 }));
    for (const levels of [1, 90]) await failure(answer(levels).users.get({ user_id }), StytchAPIError);
    for (const levels of [110, 400_000]) {
      for (const call of [
        answer(levels).users.get({ user_id }),
        answer(levels).raw.GET("/v1/users/{user_id}", get),
      ]) {
        const error = await failure(call, StytchResponseError);
        expect(error.message).toContain("is an error, but not in the API's form");
      }
    }
  });

  it("of a middleware's is looked at in the same way", async () => {
    const stytch = clientOn(() => json({ user_id }));
    stytch.raw.use({ onResponse: () => new Response(nested(400_000), { status: 400 }) });
    await failure(stytch.users.get({ user_id }), StytchResponseError);
  });
});
