// The pages that may call a gateway: as they are listed, as browsers tell of them, and what they are answered.
import { describe, expect, it } from "vitest";
import { StytchConfigError } from "../../src/index.ts";
import { toResponse } from "../../src/transport/plain-exchange.ts";
import {
  checkOrigin,
  corsHeaders,
  preflight,
  readOrigins,
  trustsCookies,
  type OriginCheck,
} from "../../src/gateway/origin.ts";
import { failure } from "../helpers.ts";

const app = "https://app.example";
const listed = { kind: "listed", origin: app } as const;
const origins = readOrigins([app, "http://localhost:5173", "capacitor://localhost"]);

function from(origin?: string, site?: string, url = "https://gateway.example/v1/users"): OriginCheck {
  const headers = {
    ...(origin !== undefined && { origin }),
    ...(site !== undefined && { "sec-fetch-site": site }),
  };
  return checkOrigin(new Request(url, { headers }), origins);
}

describe("the list of origins", () => {
  it("takes origins in full, of the web and of apps, and none at all", () => {
    expect([...origins]).toEqual([app, "http://localhost:5173", "capacitor://localhost"]);
    expect(readOrigins().size).toBe(0);
    expect(readOrigins(["https://[::1]:8443", "https://xn--bcher-kva.example"]).size).toBe(2);
  });

  it.each([
    ["*", /every origin must be listed/],
    ["https://*.example", /every origin must be listed/],
    ["null", /sandboxed frames/],
    ["", /List one in full/],
    ["app.example", /List one in full/],
    ["//app.example", /List one in full/],
    ["https://", /List one in full/],
    ["https://app.example/", /Write https:\/\/app\.example\./],
    ["https://app.example/login", /Write https:\/\/app\.example\./],
    ["https://app.example?a", /Write https:\/\/app\.example\./],
    ["https://APP.example", /Write https:\/\/app\.example\./],
    ["https://app.example:443", /Write https:\/\/app\.example\./],
    ["https://user:word@app.example", /Write https:\/\/app\.example\./],
    ["https://bücher.example", /Write https:\/\/xn--bcher-kva\.example\./],
    [" https://app.example", /Write https:\/\/app\.example\./],
    ["file:///tmp", /List one in full/],
    ["data:text/html,a", /List one in full/],
    ["javascript://app.example", /List one in full/],
    ["capacitor://localhost/", /List one in full/],
    ["wss://app.example", /List one in full/],
    [undefined, /must be a string, not undefined/],
    [/app/, /must be a string, not an instance of RegExp/],
  ])("refuses %s", async (origin, message) => {
    const error = await failure(() => readOrigins([app, origin as string]), StytchConfigError);
    expect(error.message).toMatch(/^origins\[1\] /);
    expect(error.message).toMatch(message);
  });

  it("is an array", async () => {
    const error = await failure(() => readOrigins(app as unknown as string[]), StytchConfigError);
    expect(error.message).toBe("origins must be an array, not a string.");
  });
});

describe("the place that a request comes from", () => {
  const table: readonly (readonly [name: string, check: OriginCheck, wanted: OriginCheck])[] = [
    ["a program", from(), { kind: "none" }],
    ["an address that was typed", from(undefined, "none"), { kind: "none" }],
    ["a picture of another site's page", from(undefined, "cross-site"), { kind: "foreign" }],
    ["a link of a page of the same site", from(undefined, "same-site"), { kind: "foreign" }],
    ["a GET of an own page", from(undefined, "same-origin"), { kind: "own" }],
    ["a POST of an own page", from("https://gateway.example", "same-origin"), { kind: "own" }],
    ["an own page of an old browser", from("https://gateway.example"), { kind: "own" }],
    [
      "an own page behind a proxy that ends TLS",
      from("https://gateway.example", undefined, "http://gateway.example/v1/users"),
      { kind: "own" },
    ],
    [
      "an own page behind a proxy that changes the host",
      from("https://www.example", "same-origin", "http://10.0.0.7:4010/v1/users"),
      { kind: "own" },
    ],
    ["the same host without TLS", from("http://gateway.example"), { kind: "foreign" }],
    ["another port of the host", from("https://gateway.example:8443"), { kind: "foreign" }],
    [
      "an own page by way of another site",
      from("https://gateway.example", "cross-site"),
      { kind: "foreign" },
    ],
    ["a page that is listed", from(app, "same-site"), listed],
    ["a page that is listed, of an old browser", from(app), listed],
    ["a page that is listed, of another site", from(app, "cross-site"), listed],
    [
      "an app",
      from("capacitor://localhost", "cross-site"),
      { kind: "listed", origin: "capacitor://localhost" },
    ],
    ["any other page", from("https://evil.example", "cross-site"), { kind: "foreign" }],
    ["any other page of the site", from("https://evil.gateway.example", "same-site"), { kind: "foreign" }],
    ["a page below a listed one", from("https://app.example.evil.example"), { kind: "foreign" }],
    ["a listed page in other letters", from("https://APP.example"), { kind: "foreign" }],
    ["a listed page without TLS", from("http://app.example"), { kind: "foreign" }],
    ["two origins", from(`${app}, ${app}`), { kind: "foreign" }],
    ["no text", from(""), { kind: "foreign" }],
    ["a sandboxed frame", from("null", "cross-site"), { kind: "foreign" }],
    ["a sandboxed frame that says it is own", from("null", "same-origin"), { kind: "foreign" }],
    ["an address with a path", from("https://gateway.example/a"), { kind: "foreign" }],
    [
      "a word of no browser",
      from("https://gateway.example", "same-origin, same-origin"),
      { kind: "foreign" },
    ],
  ];

  it.each(table)("is told of %s", (_name, check, wanted) => {
    expect(check).toEqual(wanted);
  });

  it("lets cookies count for pages that are known alone", () => {
    expect([from(app), from(undefined, "same-origin")].map(trustsCookies)).toEqual([true, true]);
    expect([from(), from("https://evil.example")].map(trustsCookies)).toEqual([false, false]);
  });
});

describe("CORS", () => {
  it("names the listed origin, and lets cookies along only where they are used", () => {
    expect(corsHeaders(listed, false)).toEqual({
      "access-control-allow-origin": app,
      "access-control-expose-headers": "Retry-After",
      vary: "Origin",
    });
    expect(corsHeaders(listed, true)).toMatchObject({ "access-control-allow-credentials": "true" });
  });

  it.each(["none", "own", "foreign"] as const)("allows nothing to %s, and tells caches", (kind) => {
    expect(corsHeaders({ kind }, true)).toEqual({ vary: "Origin" });
  });

  const ask = (check: OriginCheck, init: RequestInit = {}): Response | undefined => {
    const headers = {
      "access-control-request-method": "PUT",
      "access-control-request-headers": "content-type",
    };
    const request = new Request("https://gateway.example/v1/users", { method: "OPTIONS", headers, ...init });
    const answer = preflight(request, check, true);
    return answer && toResponse(answer);
  };

  it("answers a preflight of a listed page", async () => {
    const answer = ask(listed)!;
    expect([answer.status, await answer.text()]).toEqual([204, ""]);
    expect(Object.fromEntries(answer.headers)).toEqual({
      "access-control-allow-credentials": "true",
      "access-control-allow-headers": "Content-Type, Authorization, User-Agent, Traceparent, Tracestate",
      "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE",
      "access-control-allow-origin": app,
      "access-control-expose-headers": "Retry-After",
      "access-control-max-age": "600",
      vary: "Origin",
    });
  });

  it("answers a preflight of no other page with leave", () => {
    expect(ask({ kind: "foreign" })).toBeUndefined();
    for (const kind of ["own", "none"] as const)
      expect(Object.fromEntries(ask({ kind })!.headers)).toEqual({ vary: "Origin" });
  });

  it("takes for a preflight only what is one", () => {
    expect(ask(listed, { method: "POST" })).toBeUndefined();
    expect(ask(listed, { headers: {} })).toBeUndefined();
  });
});
