/**
 * Nothing that a gateway puts out has the project's secret in it: no body, header, cookie, line of a log, error or entry of
 * the audit, whoever echoes it there and however it is escaped or encoded.
 */
import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bearerToken,
  createGateway,
  session,
  type Authorize,
  type GatewayConfig,
} from "../../../src/gateway/index.ts";
import { json, projectId } from "../../helpers.ts";
import { at, token } from "../harness.ts";

const VISIBLE = Array.from({ length: 94 }, (_, code) => String.fromCharCode(code + 33));
const LETTERS = Array.from("abcdefghijklmnopqrstuvwxyz");
const characters = (from: readonly string[], minLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...from), minLength, maxLength: 48 });

/** Secrets as the service makes them, and any other that an operator could have. */
const secrets = fc.oneof(
  characters(Array.from("ABCxyz019_-="), 32).map((rest) => `secret-test-${rest}`),
  characters(VISIBLE, 12),
  characters(LETTERS, 24).map((rest) => `secret-live-${rest}`),
  characters(Array.from(`"\\/<>&'+=%`), 12),
);

const base64 = (text: string): string => Buffer.from(text).toString("base64");
const html: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** The ways in which a server may give back what it was sent. */
const echoes: Readonly<Record<string, (secret: string) => string>> = {
  "as it is": (secret) => secret,
  "in a sentence": (secret) => `The secret ${secret} is not known.`,
  "between quotes, twice in JSON": (secret) => JSON.stringify({ secret }),
  "in JSON in JSON": (secret) => JSON.stringify(JSON.stringify({ secret })),
  "in escapes": (secret) =>
    secret.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
  "in HTML": (secret) => secret.replace(/[&<>"']/g, (sign) => html[sign]!),
  "in HTML's numbers": (secret) => secret.replace(/[^]/g, (unit) => `&#${unit.charCodeAt(0)};`),
  "in a URL": (secret) => encodeURIComponent(secret),
  "in a URL, all of it": (secret) => Buffer.from(secret).toString("hex").replace(/../g, "%$&"),
  "in a URL in a URL": (secret) => encodeURIComponent(encodeURIComponent(secret)),
  "in a form": (secret) => new URLSearchParams({ secret }).toString(),
  "in base64": (secret) => base64(secret),
  "in base64 for URLs": (secret) => Buffer.from(secret).toString("base64url"),
  "in base64, broken into lines": (secret) => base64(`${projectId}:${secret}`).replace(/.{16}/g, "$&\r\n"),
  "in the header that was sent": (secret) => `Basic ${base64(`${projectId}:${secret}`)}`,
  "behind a byte in base64": (secret) => base64(`a${secret}`),
  "behind two in base64": (secret) => base64(`ab${secret}b`),
  "in hexadecimal digits": (secret) => Buffer.from(secret).toString("hex"),
  "in other letters": (secret) => secret.toUpperCase(),
};

/** Every form in which a text would still tell the secret, undone before it is looked for. */
function tells(text: string, secret: string): boolean {
  const wanted = [secret, base64(secret).replace(/=+$/, ""), base64(`${projectId}:${secret}`)];
  const inner = JSON.stringify(secret).slice(1, -1);
  return [...wanted, inner, encodeURIComponent(secret), Buffer.from(secret).toString("hex")].some((form) =>
    text.includes(form),
  );
}

type Place = (echo: string) => { body: unknown; status?: number; headers?: Record<string, string> };
const id = "request-id-test-1";
const method_id = "email-test-8f4e2d6a-1b37-4c95-a0d8-3e7f5b9c2a14";

/** The places of an answer where an echo may stand. */
const places: Readonly<Record<string, Place>> = {
  "a field": (echo) => ({ body: { request_id: id, user: { name: { first_name: echo } } } }),
  "a field's name": (echo) => ({ body: { request_id: id, untrusted_metadata: { [echo]: [{ [echo]: 1 }] } } }),
  "a list": (echo) => ({ body: { request_id: id, errors: [[echo], "x", echo] } }),
  "the request's id": (echo) => ({ body: { request_id: `request-id-${echo}` } }),
  "an error's message": (echo) => ({
    body: { request_id: id, error_type: "x", error_message: echo },
    status: 400,
  }),
  "an error's type": (echo) => ({ body: { request_id: echo, error_type: echo, error: echo }, status: 404 }),
  "an error of the server's": (echo) => ({
    body: { error_url: echo, error_details: { a: echo } },
    status: 500,
  }),
  "the session's tokens": (echo) => ({
    body: { session_token: echo, session_jwt: echo, session: { expires_at: echo } },
  }),
  "one of the tokens": (echo) => ({ body: { session_token: "a", session_jwt: `a.${echo}.b` } }),
  "a text that is no JSON": (echo) => ({ body: echo }),
  "the headers": (echo) => {
    const value = echo.replace(/[^ -~]/g, "");
    const headers = {
      "retry-after": value,
      "set-cookie": value,
      "x-echo": value,
      "content-type": value,
      etag: value,
    };
    return { body: { request_id: id }, status: 429, headers };
  },
};

/** All that a call of a gateway puts out, wherever to. */
async function outputsOf(
  config: Partial<GatewayConfig> & { secret: string },
  request: Request,
): Promise<string> {
  const told: unknown[] = [];
  const consoles = ["log", "warn", "error", "info", "debug"] as const;
  const own = { ...console };
  for (const name of consoles) console[name] = (...args: unknown[]) => void told.push(...args);
  try {
    const gateway = createGateway({
      projectId,
      cookies: true,
      allow: ["users.update", { operation: "otps.authenticate", strangers: true }],
      hooks: { onProblem: (problem) => told.push(problem) },
      ...config,
    });
    const response = await gateway.fetch(request);
    told.push(
      await response.text(),
      [...response.headers],
      response.statusText,
      inspect(response),
      inspect(gateway),
    );
  } catch (error) {
    told.push(inspect(error, { depth: 9, showHidden: true }));
  } finally {
    Object.assign(console, own);
  }
  return told.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join("\n");
}

const call = (headers: Record<string, string> = {}, body: unknown = { method_id, code: "123456" }): Request =>
  new Request(`${at}/v1/otps/authenticate`.replace("/api/stytch", ""), {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

describe("the secret", () => {
  it("would be found: another text is, at each place that goes on", async () => {
    const shown = async (place: string): Promise<boolean> => {
      const { body, status, headers } = places[place]!("another-text-0123456789");
      const fetch = (): Response => json(body, status, headers);
      const config = { secret: "secret-test-0123456789abcdef", fetch, authorize: bearerToken(token) };
      return (await outputsOf(config, call())).includes("another-text-0123456789");
    };
    const hidden: string[] = [];
    for (const place of Object.keys(places)) if (!(await shown(place))) hidden.push(place);
    expect(hidden).toEqual(["a text that is no JSON", "the headers"]);
  });

  it.each(Object.entries(echoes))("stands in no output where the API gives it back %s", async (_, echo) => {
    const each = fc.asyncProperty(
      secrets,
      fc.constantFrom(...Object.values(places)),
      async (secret, place) => {
        const { body, status, headers = {} } = place(echo(secret));
        const fetch = (): Response => json(body, status, headers);
        expect(tells(await outputsOf({ secret, fetch, authorize: bearerToken(token) }, call()), secret)).toBe(
          false,
        );
      },
    );
    await fc.assert(each, { numRuns: 20 });
  });

  it.each(Object.entries(places))("stands in no output at the place of %s", async (_, place) => {
    const each = fc.asyncProperty(
      secrets,
      fc.constantFrom(...Object.values(echoes)),
      async (secret, echo) => {
        const { body, status, headers = {} } = place(echo(secret));
        const fetch = (): Response => json(body, status, headers);
        expect(tells(await outputsOf({ secret, fetch, authorize: bearerToken(token) }, call()), secret)).toBe(
          false,
        );
      },
    );
    await fc.assert(each, { numRuns: 20 });
  });

  it("stands in no output where a function of the operator's throws it, answers it or names a caller by it", async () => {
    const faults: ((told: string) => Partial<GatewayConfig>)[] = [
      (told) => ({ authorize: () => Promise.reject(new Error(told)) }),
      (told) => ({
        authorize: () =>
          Promise.reject(Object.assign(new Error("x", { cause: new Error(told) }), { code: told })),
      }),
      (told) => ({ authorize: () => ({ deny: 403, message: told }) }),
      (told) => ({ authorize: () => ({ key: told }) }),
      (told) => ({
        authorize: () => ({
          key: "a",
          renewed: { session_token: told, session_jwt: told, expires_at: told },
        }),
      }),
      (told) => ({ authorize: () => ({ key: "a", bind: { [told]: "" } }) }),
      (told) => ({ fetch: () => Promise.reject(new TypeError(told, { cause: told })) }),
      (told) => ({ limits: { store: { take: () => Promise.reject(new Error(told)) } } }),
      (told) => ({ limits: { store: { take: () => told as never } } }),
      (told) => ({
        hooks: {
          onCall: () => {
            throw new Error(told);
          },
        },
      }),
      (told) => ({
        hooks: { onProblem: () => Promise.reject(new Error(told)) },
        authorize: () => Promise.reject(new Error("x")),
      }),
      (told) => ({
        address: () => {
          throw new Error(told);
        },
      }),
      (told) => ({ address: () => told }),
    ];
    const body = { name: { first_name: "Ada" } };
    const request = (): Request =>
      new Request("https://app.example/v1/users/user-test-1", {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const each = fc.asyncProperty(
      secrets,
      fc.constantFrom(...faults),
      fc.constantFrom(...Object.values(echoes)),
      async (secret, fault, echo) => {
        const authorize: Authorize = () => true;
        const fetch = (): Response => json({ request_id: id });
        const output = await outputsOf({ secret, fetch, authorize, ...fault(echo(secret)) }, request());
        expect(tells(output, secret)).toBe(false);
      },
    );
    await fc.assert(each, { numRuns: 120 });
  });

  it("stands in no output where a caller who knows it sends it", async () => {
    const asked: ((told: string, secret: string) => Request)[] = [
      (told) => call({ authorization: `Bearer ${told.replace(/[^ -~]/g, "")}` }),
      (_, secret) => call({ cookie: `__Host-stytch_session=${secret}`, "sec-fetch-site": "same-origin" }),
      (told) => call({ origin: told.replace(/[^ -~]/g, "") }),
      (told) => call({ "content-type": told.replace(/[^ -~]/g, "") }),
      (told) => call({}, { [told]: 1, [`${told}2`]: 2 }),
      (told) => call({}, { method_id: told, code: told, attributes: { [told]: told } }),
      (told) => call({}, { name: { [told]: told }, method_id: 1, code: [told] }),
      (told) =>
        new Request(`https://app.example/v1/users/${encodeURIComponent(told)}?${encodeURIComponent(told)}=1`),
      (told) => new Request(`https://app.example/${encodeURIComponent(told)}`),
    ];
    const each = fc.asyncProperty(
      secrets,
      fc.constantFrom(...asked),
      fc.constantFrom(...Object.values(echoes)),
      async (secret, ask, echo) => {
        const fetch = async (request: Request): Promise<Response> =>
          json({ request_id: id, echo: await request.text() }, 400);
        const output = await outputsOf(
          {
            secret,
            fetch,
            authorize: session(),
            allow: ["users.get", { operation: "otps.authenticate", strangers: true }],
          },
          ask(echo(secret), secret),
        );
        expect(tells(output, secret)).toBe(false);
      },
    );
    await fc.assert(each, { numRuns: 120 });
  });
});
