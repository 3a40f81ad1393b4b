// The API's own errors, through a passed-in fetch and through a real server on loopback.
import { describe, expect, it } from "vitest";
import { isStytchError, StytchAPIError, StytchError, StytchTimeoutError } from "../../src/index.ts";
import { clientAt, clientOn, failure, json, record, refusal, serve } from "../helpers.ts";
import { eachTransport } from "../transports.ts";
import { body, create } from "./failing-calls.ts";

describe("StytchAPIError", () => {
  it("has the API's fields, and says them in one line", async () => {
    const error_details = { field: "email" };
    const fetch = record(() => json({ ...refusal(), error_details }, 400, { "x-ratelimit": "1" }));
    const error = await failure(create(fetch), StytchAPIError);
    expect(error).toMatchObject({ ...refusal(), error_details, name: "StytchAPIError" });
    expect(error).toBeInstanceOf(StytchError);
    expect(error).toBeInstanceOf(Error);
    expect(error.headers.get("x-ratelimit")).toBe("1");
    expect(error.message).toBe(
      "POST /v1/users → 400 duplicate_email: A user with that email exists. (request-id-test-5f3a)",
    );
    expect(String(error)).toBe(`StytchAPIError: ${error.message}`);
    expect(error.stack).toContain(error.message);
    expect(Object.keys(error)).not.toContain("headers");
    expect(Object.keys(error)).not.toContain("name");
  });

  it("names the route with its braces, not the ids", async () => {
    const fetch = record(() => json(refusal("user_not_found", 404), 404));
    const error = await failure(
      clientOn(fetch).users.get({ user_id: "someone@example.com" }),
      StytchAPIError,
    );
    expect(error.message).toMatch(/^GET \/v1\/users\/\{user_id\} → 404 user_not_found: /);
  });

  eachTransport.each([400, 401, 403, 404, 408, 409, 429, 499, 500, 502, 503, 599])(
    "stands for status %i",
    async (status) => {
      const url = await serve((_, response) => {
        response
          .writeHead(status, { "content-type": "application/json" })
          .end(JSON.stringify(refusal("x_y", status)));
      });
      const error = await failure(clientAt(url).users.create(body), StytchAPIError);
      expect(error).toMatchObject({ status_code: status, error_type: "x_y" });
    },
  );

  it("takes what the answer leaves out from the answer's status and headers", async () => {
    const bare = { error_type: "too_many_requests", error_message: "Slow down." };
    const error = await failure(
      create(() => json(bare, 429, { "x-request-id": "edge-1" })),
      StytchAPIError,
    );
    expect(error.message).toBe("POST /v1/users → 429 too_many_requests: Slow down. (edge-1)");
    expect(error).toMatchObject({ status_code: 429, request_id: "edge-1", error_url: "" });
    const less = await failure(
      create(() => json(bare, 429)),
      StytchAPIError,
    );
    expect(less.message).toBe("POST /v1/users → 429 too_many_requests: Slow down.");
  });

  it("keeps an error type that has a test's secret in it", async () => {
    const fetch = record(() => json(refusal("invalid_secret_authentication", 401), 401));
    for (const word of [
      "secret",
      "authentication",
      "invalid_secret_authentication",
      "400",
      "e",
      '"',
      "null",
    ]) {
      const call = clientOn(fetch, { secret: word }).users.create(body);
      const error = await failure(call, StytchAPIError);
      expect(isStytchError(error, "invalid_secret_authentication")).toBe(true);
      expect(error.status_code).toBe(401);
    }
  });
});

it("a class that is derived of one of ours has only its own instances", () => {
  class Derived extends StytchAPIError {}
  const error = new Derived("POST /v1/users", refusal() as never, new Headers());
  const other = new StytchAPIError("POST /v1/users", refusal() as never, new Headers());
  expect([error instanceof Derived, error instanceof StytchAPIError]).toEqual([true, true]);
  expect([other instanceof Derived, {} instanceof StytchError]).toEqual([false, false]);
});

describe("isStytchError", () => {
  it("tells this package's errors from others, and the API's errors by their type", async () => {
    const error = await failure(
      create(() => json(refusal(), 400)),
      StytchAPIError,
    );
    expect(isStytchError(error)).toBe(true);
    expect(isStytchError(error, "duplicate_email")).toBe(true);
    expect(isStytchError(error, "user_not_found", "duplicate_email")).toBe(true);
    expect(isStytchError(error, "user_not_found", "bad_request")).toBe(false);
    const timeout = new StytchTimeoutError("GET /", 5);
    expect(isStytchError(timeout)).toBe(true);
    expect(isStytchError(timeout, "duplicate_email")).toBe(false);
  });

  it("is false for anything else", () => {
    const others = [
      new Error("a"),
      new TypeError("b"),
      refusal(),
      null,
      undefined,
      5,
      "duplicate_email",
      Symbol("a"),
      {},
    ];
    for (const other of [...others, StytchError, () => {}, [], Object.create(null)]) {
      expect(isStytchError(other)).toBe(false);
      expect(isStytchError(other, "duplicate_email")).toBe(false);
    }
  });

  it("knows the errors of another copy of the package", async () => {
    const file = "../../src/errors/";
    const copy = (await import(/* @vite-ignore */ `${file}api.ts?copy`)) as {
      StytchAPIError: typeof StytchAPIError;
    };
    const base = (await import(/* @vite-ignore */ `${file}base.ts?copy`)) as {
      StytchError: typeof StytchError;
    };
    expect(copy.StytchAPIError).not.toBe(StytchAPIError);
    const error = new copy.StytchAPIError("POST /v1/users", refusal() as never, new Headers());
    expect(error).toBeInstanceOf(StytchAPIError);
    expect(error).toBeInstanceOf(StytchError);
    expect(error).not.toBeInstanceOf(StytchTimeoutError);
    expect(isStytchError(error)).toBe(true);
    expect(isStytchError(error, "duplicate_email")).toBe(true);
    expect(isStytchError(new base.StytchError("a"))).toBe(true);
  });
});

describe("a middleware of raw", () => {
  it("may answer in the API's place, and a method still throws the API's error", async () => {
    const stytch = clientOn(record());
    stytch.raw.use({ onRequest: () => json(refusal(), 400) });
    const error = await failure(stytch.users.create(body), StytchAPIError);
    expect(error.error_type).toBe("duplicate_email");
  });
});
