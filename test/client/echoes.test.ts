// A server may echo what it was sent, in any encoding, and cut off: no error, hook, channel, span or warning shows it.
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  StytchAPIError,
  StytchConnectionError,
  StytchResponseError,
  type Fetch,
  type Hooks,
} from "../../src/index.ts";
import { openTelemetry } from "../../src/opentelemetry.ts";
import { clientAt, clientOn, failure, json, projectId, record, refusal, serve } from "../helpers.ts";
import { eachTransport } from "../transports.ts";

/** With what encoders write in a way of their own, in all its parts. */
const secret = "secret-test-Zo/9+3c&a'b(c)~!<Qq1Kz8>ü😀x==";
const user_id = "u";
const bytes = Buffer.from(secret);
const each = (write: (character: string) => string): string => Array.from(secret, write).join("");
const hex = (code: number, digits = 2): string => code.toString(16).padStart(digits, "0");
const named: Record<string, string> = { "&": "amp", "<": "lt", ">": "gt", "'": "apos", "+": "plus" };

const encodings: [name: string, text: string][] = [
  ["as it is", secret],
  ["in lower case", secret.toLowerCase()],
  ["in upper case", secret.toUpperCase()],
  ["as URLs encode it", encodeURIComponent(secret)],
  ["as URLs encode it, in lower case", encodeURIComponent(secret).toLowerCase()],
  ["as forms encode it", String(new URLSearchParams([["", secret]])).slice(1)],
  ["with each byte as URLs encode it", [...bytes].map((byte) => `%${hex(byte)}`).join("")],
  ["as URLs in URLs encode it", encodeURIComponent(encodeURIComponent(secret))],
  ["with the escapes of JSON", JSON.stringify(secret).slice(1, -1).replaceAll("/", "\\/")],
  [
    "with the escapes of JSON in JSON",
    JSON.stringify(JSON.stringify(secret)).slice(3, -3).replaceAll("/", "\\\\\\/"),
  ],
  [
    "with an escape for each character",
    secret.replaceAll(/[^]/g, (unit) => `\\u${hex(unit.charCodeAt(0), 4)}`),
  ],
  ["as HTML names characters", each((one) => (named[one] ? `&${named[one]};` : one))],
  ["as HTML counts characters", each((one) => (/\w/.test(one) ? one : `&#${one.codePointAt(0)!};`))],
  ["as HTML counts each, to sixteen", each((one) => `&#x${one.codePointAt(0)!.toString(16).toUpperCase()};`)],
  ["as HTML in HTML", each((one) => (named[one] ? `&amp;${named[one]};` : one))],
  ["in base64", bytes.toString("base64")],
  ["in base64 that URLs encode", encodeURIComponent(bytes.toString("base64"))],
  ["in base64url", bytes.toString("base64url")],
  ["in base64 with its project", Buffer.from(`${projectId}:${secret}`).toString("base64")],
  ["in hexadecimal digits", bytes.toString("hex")],
  ["in hexadecimal digits, in upper case", bytes.toString("hex").toUpperCase()],
  ["without its beginning", secret.slice(12)],
  ["without its beginning, as URLs encode it", encodeURIComponent(secret.slice(12))],
  ["without its beginning, in base64", bytes.subarray(12).toString("base64")],
  ["without its beginning, in hexadecimal digits", bytes.subarray(12).toString("hex")],
];

/** As mail and PEM break it, and JSON writes that. */
const brokenAt = (length: number, by: string): string =>
  bytes.toString("base64").replaceAll(new RegExp(`.{${length}}(?=.)`, "g"), `$&${by}`);

/** Every text of an error, and of what hangs on it. */
function textOf(error: Error): string {
  const { stack = "", cause, ...own } = error as Error & { cause?: unknown };
  return [error.message, stack, JSON.stringify(own), cause instanceof Error ? textOf(cause) : ""].join("\n");
}

describe("a secret that is echoed", () => {
  it.each(encodings)("%s is hidden wherever it stands", async (_, echo) => {
    const told = { ...refusal(), error_message: `You sent ${echo}.`, error_url: `https://e.com/?${echo}#a` };
    const fetches: Fetch[] = [
      () => json({ ...told, error_details: { [`x-${echo}`]: [{ deep: `<${echo}>` }] } }, 400),
      () =>
        new Response("<p>", {
          status: 502,
          headers: { "content-type": `text/${/^[ -~]*$/.test(echo) ? echo : encodeURIComponent(secret)}` },
        }),
      () => Promise.reject(Object.assign(new Error(`no route for ${echo}`), { code: echo })),
    ];
    const types = ["StytchAPIError", "StytchResponseError", "StytchConnectionError"];
    for (const [index, fetch] of fetches.entries()) {
      const call = clientOn(fetch, { secret, retry: false }).users.get({ user_id });
      const thrown = await failure(call, Error);
      expect(thrown.name).toBe(types[index]);
      const text = textOf(thrown);
      expect(text).toContain("[redacted]");
      expect(text.toLowerCase()).not.toContain(echo.toLowerCase());
      expect(text.toLowerCase()).not.toContain(echo.slice(0, 40).toLowerCase());
    }
    const error = await failure(clientOn(fetches[0]!, { secret }).users.get({ user_id }), StytchAPIError);
    expect(error.error_message).toBe("You sent [redacted].");
  });

  it.each([0, 1, 2, 3])(
    "in base64 behind %i other bytes is hidden but for what two bytes share",
    async (count) => {
      const base64 = Buffer.from("x".repeat(count) + secret).toString("base64");
      const call = clientOn(() => json({ ...refusal(), error_message: base64 }, 400), { secret }).users;
      const { error_message } = await failure(call.get({ user_id }), StytchAPIError);
      expect(error_message).toMatch(/^[\w+/]{0,4}\[redacted\]$/);
    },
  );

  it.each(encodings)("%s is hidden though the server cut it off", async (name, echo) => {
    // What the project's id takes of the text has nothing of the secret in it.
    const own = name.includes("project") ? Buffer.byteLength(projectId) * (4 / 3) : 0;
    const least = Math.ceil(own + (echo.length - own) * 0.75);
    const call = clientOn(() => json({ ...refusal(), error_message: `${echo.slice(0, least)}…` }, 400), {
      secret,
    });
    const { error_message } = await failure(call.users.get({ user_id }), StytchAPIError);
    // Half an escape may be left.
    expect(error_message.slice(Math.floor(own))).toMatch(/^[\w+/]{0,4}\[redacted\].{0,11}…$/u);
  });

  it.each([
    ["a few characters", brokenAt(7, "\n")],
    ["20 characters, by CRLF", brokenAt(20, "\r\n")],
    ["30 characters, of which the first line alone is known", brokenAt(30, "\r\n")],
    ["64 characters, as a header is folded", brokenAt(64, "\r\n ")],
    ["20 characters, with the escapes of JSON", brokenAt(20, "\\r\\n")],
    ["20 characters, with the escapes of JSON in JSON", brokenAt(20, "\\\\n")],
  ])("in base64 that is broken into lines after %s, is hidden", async (_, echo) => {
    const told = { ...refusal(), error_message: `You sent ${echo}.` };
    const call = clientOn(() => json(told, 400), { secret }).users.get({ user_id });
    expect((await failure(call, StytchAPIError)).error_message).toBe("You sent [redacted].");
  });

  it("in one line of several leaves the others as they are", async () => {
    const told = { ...refusal(), error_message: `One.\nYou sent ${secret}.\r\nC:\\new\\route` };
    const call = clientOn(() => json(told, 400), { secret }).users.get({ user_id });
    expect((await failure(call, StytchAPIError)).error_message).toBe(
      "One.\nYou sent [redacted].\r\nC:\\new\\route",
    );
  });

  it("leaves the words that begin as a secret does", async () => {
    const message = "A secret begins with secret-test- or secret-live-.";
    const call = clientOn(() => json({ ...refusal(), error_message: message }, 400), { secret });
    expect((await failure(call.users.get({ user_id }), StytchAPIError)).error_message).toBe(message);
  });

  it("is hidden before a text is cut", async () => {
    const fetches: Fetch[] = [
      () => Promise.reject(new Error("a".repeat(1_000 - 30) + secret)),
      () =>
        new Response("<p>", {
          headers: { "content-type": "a".repeat(80 - 30) + encodeURIComponent(secret) },
        }),
      () => json({ ...refusal(), error_message: "a".repeat(1_000 - 30) + secret }, 400),
      () => json({ ...refusal(), error_type: "a".repeat(100 - 30) + secret }, 400),
    ];
    for (const fetch of fetches) {
      const error = await failure(clientOn(fetch, { secret, retry: false }).users.get({ user_id }), Error);
      expect(textOf(error)).not.toContain("secret-test");
      expect(error.message.length).toBeLessThan(1_200);
    }
  });

  it("of any length is found in time, whatever the answer has of it", async () => {
    const long = `secret-test-${"aB3/".repeat(50_000)}`;
    for (const [own, echo] of [
      [long, long],
      [secret, "\\".repeat(500_000)],
      [secret, "%25".repeat(150_000)],
      [secret, "\\r\n".repeat(200_000)],
      [secret, "&amp;#0000".repeat(50_000)],
    ] as const) {
      const fetch: Fetch = () => Promise.reject(new Error(`${echo} and more`));
      const stytch = clientOn(fetch, { secret: own, retry: false });
      const error = await failure(stytch.users.get({ user_id }), StytchConnectionError);
      if (own === long)
        expect(error.message).toBe("GET /v1/users/{user_id} got no answer: [redacted] and more");
    }
  });

  it("in one of two cookies leaves the other", async () => {
    const headers = new Headers({ "content-type": "application/json" });
    headers.append("set-cookie", "a=1");
    headers.append("set-cookie", `b=${encodeURIComponent(secret)}`);
    const call = clientOn(() => new Response(JSON.stringify(refusal()), { status: 400, headers }), {
      secret,
    });
    const error = await failure(call.users.get({ user_id }), StytchAPIError);
    expect(error.headers.getSetCookie()).toEqual(["a=1", "b=[redacted]"]);
  });
});

/** What hooks, channels and spans tell of answers to a client. */
async function toldOf(answer: object, status: number): Promise<unknown[]> {
  const url = await serve((_, response) => response.writeHead(status).end(JSON.stringify(answer)));
  const told: unknown[] = [];
  const listener = (message: unknown): void => void told.push(message);
  subscribe("stytch-fetch:response", listener);
  onTestFinished(() => void unsubscribe("stytch-fetch:response", listener));
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const hooks: Hooks[] = [
    { onResponse: (attempt) => told.push({ ...attempt }) },
    openTelemetry({ tracer: provider.getTracer("test") }),
  ];
  const stytch = clientAt(url, { hooks, secret: "secret-test-9f3aKz81Qq-7c", retry: false });
  await stytch.users.get({ user_id }).catch(() => {});
  const spans = exporter.getFinishedSpans().map(({ attributes, status }) => ({ attributes, status }));
  return [...told, ...spans];
}

describe("what an answer names", () => {
  const wrong: { name: string; value: unknown }[] = [
    { name: "a password", value: "correct-horse-battery" },
    { name: "text", value: "Basic Zm9v: you sent marker-3f9a" },
    { name: "a very long text", value: "m".repeat(1_000_000) },
    { name: "a very long id", value: `request-id-${"m".repeat(1_000)}` },
    { name: "an object", value: { password: "correct-horse-battery" } },
    { name: "a list", value: ["correct-horse-battery"] },
    { name: "a number", value: 271828 },
  ];

  eachTransport.each(wrong)("as its request id is not told where it is $name", async ({ value }) => {
    for (const [answer, status] of [
      [{ request_id: value }, 200],
      [{ ...refusal(), request_id: value }, 400],
    ] as const) {
      const told = await toldOf(answer, status);
      expect(told.length).toBeGreaterThan(1);
      expect(JSON.stringify(told)).not.toMatch(/horse|marker|mmm|271828|request.id"/);
    }
  });

  eachTransport("as its request id is told in the API's form, without the secret", async () => {
    const told = JSON.stringify(await toldOf({ request_id: "request-id-test-5f3a" }, 200));
    expect(told.split('"request_id":"request-id-test-5f3a"').length).toBeGreaterThan(1);
    expect(told).toContain('"stytch.request_id":"request-id-test-5f3a"');
    const own = await toldOf({ request_id: "request-id-SECRET-test-9f3akz81qq-7c" }, 200);
    expect(JSON.stringify(own)).toContain('"request-id-[redacted]"');
    expect(JSON.stringify(own)).not.toMatch(/9f3a/i);
  });

  eachTransport.each(wrong.filter(({ value }) => typeof value === "string").slice(1))(
    "as its error type is not told where it is $name",
    async ({ value }) => {
      const told = await toldOf({ ...refusal(), error_type: value }, 400);
      expect(JSON.stringify(told)).not.toMatch(/marker|mmm/);
      expect(JSON.stringify(told)).toContain('"error.type":"400"');
    },
  );

  it("is text where an error has text, and is left out where it is another thing", async () => {
    const told = {
      ...refusal(),
      request_id: { a: 1 },
      error_url: ["a"],
      error_details: "b",
      status_code: "400",
    };
    const error = await failure(
      clientOn(() => json(told, 401, { "x-request-id": "edge-1" })).users.get({ user_id }),
      StytchAPIError,
    );
    expect(error).toMatchObject({ status_code: 401, request_id: "edge-1", error_url: "" });
    expect(error.error_details).toBeUndefined();
    const long = { ...refusal(), request_id: "i".repeat(1_000) };
    const other = await failure(clientOn(() => json(long, 401)).users.get({ user_id }), StytchAPIError);
    expect(other.request_id).toBe("");
  });

  it("as a page's request id is in no error of a walk, unless it is one", async () => {
    for (const request_id of ["correct-horse-battery", "request-id-test-1"]) {
      const walk = clientOn(record(() => json({ request_id }))).users.searchAll();
      const { message } = await failure(walk.pages().next(), StytchResponseError);
      expect(message).not.toContain("horse");
      expect(message.includes("(request-id-test-1)")).toBe(request_id === "request-id-test-1");
    }
  });
});
