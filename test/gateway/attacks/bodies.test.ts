/**
 * Bodies that are meant to hurt: too large, too slow, too deep, with keys that parsers read in different ways, in types and
 * encodings that get past checks. What goes on is what was read, written anew.
 */
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { projectId } from "../../helpers.ts";
import { eventually, handClock } from "../../clock.ts";
import { at, bearer, gatewayTo, token } from "../harness.ts";
import { errorTypeOf, openGateway, statusesOf } from "./attacked.ts";
import { bearerToken } from "../../../src/gateway/index.ts";

const authorize = bearerToken(token);
const allow = ["users.update", "users.get", "users.delete", "users.search"] as const;
const target = "/v1/users/user-test-1";

/** The status, the error and what went on of a body that is sent as a text or as bytes. */
async function put(
  body: string | Uint8Array<ArrayBuffer>,
  type = "application/json",
  headers: Record<string, string> = {},
): Promise<unknown[]> {
  const { fetch, sent } = gatewayTo(undefined, { allow, authorize });
  const all = { ...bearer, "content-type": type, ...headers };
  const response = await fetch(new Request(at + target, { method: "PUT", headers: all, body }));
  const outcome = response.ok ? "ok" : errorTypeOf({ text: await response.text() });
  return [response.status, outcome, ...(await Promise.all(sent.requests.map((request) => request.text())))];
}

const metadata = (value: string): string => `{"untrusted_metadata":{"a":${value}}}`;
const nest = (depth: number, open: string, close: string, inner = "1"): string =>
  open.repeat(depth) + inner + close.repeat(depth);

describe("a body", () => {
  it("is written anew from what was read of it", async () => {
    const sent = ' {\t"untrusted_metadata" : {"\\u0061":"\\u003c\\/\\u00e9", "n":1.50e1,"z":-0.0}\r\n} ';
    expect(await put(sent)).toEqual([200, "ok", '{"untrusted_metadata":{"a":"</é","n":15,"z":0}}']);
  });

  it.each([
    ["a key twice", '{"name":{},"name":{}}'],
    ["a key twice, once escaped", '{"name":{},"n\\u0061me":{"first_name":"x"}}'],
    ["a key twice inside", metadata('{"b":1,"b":2}')],
    ["a key twice inside a list", metadata('[1,[{"b":1,"c":[],"b":2}]]')],
    ["a key twice behind a text that looks like JSON", metadata('"\\\\\\"{",  "a":2')],
    ["an empty key twice", metadata('{"":1,"":2}')],
    ["__proto__", '{"__proto__":{"user_id":"user-test-2"}}'],
    ["__proto__ inside", metadata('{"__proto__":{"isAdmin":true}}')],
    ["__proto__ in escapes", metadata('[{"\\u005f_proto_\\u005f":null}]')],
    ["an integer that loses digits", metadata("9007199254740993")],
    ["a number beyond all", metadata("1e999")],
    ["a number below all", metadata("-1e999")],
    ["half a surrogate pair", metadata('"\\ud83d"')],
    ["half a surrogate pair in a key", metadata('{"\\udE00":1}')],
    ["33 levels of lists", metadata(nest(33, "[", "]"))],
    ["33 levels of objects", metadata(nest(33, '{"a":', "}"))],
    ["30,000 levels of lists", metadata(nest(30_000, "[", "]"))],
    ["10,000 levels of objects", metadata(nest(10_000, '{"a":', "}"))],
  ])("is refused with %s", async (_, body) => {
    expect(await put(body)).toEqual([400, "bad_request"]);
    expect(({} as Record<string, unknown>)["isAdmin"]).toBeUndefined();
  });

  it.each([
    " ",
    "null",
    "true",
    "1",
    '"{}"',
    "[]",
    "[{}]",
    nest(30_000, "[", "]"),
    "[".repeat(60_000),
    '{"a":'.repeat(10_000),
    "{}{}",
    "{},",
    "{}\0",
    "{}x",
    "{'name':{}}",
    "{name:{}}",
    '{"name":{},}',
    "{/**/}",
    "{}//",
    "{NaN:1}",
    metadata("NaN"),
    metadata("Infinity"),
    metadata("0x10"),
    metadata("01"),
    metadata("1."),
    metadata('"\n"'),
    metadata('"\0"'),
    metadata('"\\x41"'),
    ")]}'\n{}",
    "\u00a0{}",
    "\u2028{}",
    "name[first_name]=Ada",
    "<user/>",
  ])("is refused that isn't one JSON object: %j", async (body) => {
    expect(await put(body)).toEqual([400, "bad_request"]);
  });

  it.each([
    ["half a character", Buffer.concat([Buffer.from('{"name":{"first_name":"'), Buffer.from([0xc3, 0x22])])],
    ["an overlong form", Buffer.from([0x7b, 0xc0, 0xa2, 0x7d])],
    ["a surrogate in UTF-8", Buffer.from([0x7b, 0xed, 0xa0, 0x80, 0x7d])],
    ["UTF-16", Buffer.from("{}", "utf16le")],
    ["a byte order mark", Buffer.from("\ufeff{}")],
    ["Latin-1", Buffer.from('{"name":{"first_name":"é"}}', "latin1")],
  ])("is refused in bytes that aren't plain UTF-8: %s", async (_, bytes) => {
    expect(await put(new Uint8Array(bytes))).toEqual([400, "bad_request"]);
  });

  it("may have what merely looks like an attack", async () => {
    const value = { constructor: { prototype: { isAdmin: true } }, toJSON: "x", then: "y", length: 1e15 };
    const body = JSON.stringify({ untrusted_metadata: value });
    expect(await put(body)).toEqual([200, "ok", body]);
    const deep = metadata(nest(29, "[", "]"));
    expect(await put(deep)).toEqual([200, "ok", deep]);
    expect(({} as Record<string, unknown>)["isAdmin"]).toBeUndefined();
  });

  it.each([
    "text/plain",
    "text/json",
    "multipart/form-data; boundary=a",
    "application/x-www-form-urlencoded",
    "application/jsonp",
    "application/json, text/plain",
    "text/plain, application/json",
    "text/plain;application/json",
    "application/json;charset=utf-16",
    "application/json;charset=utf-7",
    "application/json; charset=utf-8; charset=utf-16",
    "application/json; boundary=x",
    "application/x-ndjson",
    "application/merge-patch+json",
    "*/*",
    "application/json\u00a0",
  ])("is refused of the type %j, which a page of another site may send unasked", async (type) => {
    expect(await put("{}", type)).toEqual([415, "unsupported_media_type"]);
  });

  it.each(["gzip", "br", "deflate", "identity", "gzip, gzip", "zstd", "x"])(
    "is refused packed: %s",
    async (coding) => {
      const packed = new Uint8Array(gzipSync("{}"));
      expect(await put(packed, undefined, { "content-encoding": coding })).toEqual([
        415,
        "unsupported_media_type",
      ]);
    },
  );

  it("is refused without a type", async () => {
    const { fetch, sent } = gatewayTo(undefined, { allow, authorize });
    const body = new TextEncoder().encode("{}");
    const response = await fetch(new Request(at + target, { method: "PUT", headers: bearer, body }));
    expect([response.status, sent.requests]).toEqual([415, []]);
  });

  it.each(["DELETE", "GET"])("is refused of a %s, which has none", async (method) => {
    const gateway = await openGateway({ allow });
    const headers = { "content-type": "application/json", "content-length": "2" };
    const heard = await gateway.send(method, `/api${target}`, headers, "{}");
    // Node's server reads away that of a GET: what goes on has none.
    if (method === "GET") expect(gateway.arrived).toMatchObject([{ body: "" }]);
    else expect([heard.status, errorTypeOf(heard), gateway.arrived]).toEqual([400, "bad_request", []]);
  });
});

describe("a form", () => {
  const path = `/v1/public/${projectId}/oauth2/token`;
  const good = "grant_type=client_credentials&client_id=a&client_secret=b";

  it.each([
    ["a field twice", `${good}&client_id=b`],
    ["a field twice, once encoded", `${good}&client%5fid=b`],
    ["__proto__", `${good}&__proto__=b`],
    ["a field that there isn't", `${good}&client_id[]=b`],
    ["a field with a semicolon before it", `${good};client_id=b&x;client_id=c`],
  ])("is refused with %s", async (_, body) => {
    const { call, sent } = gatewayTo(undefined, { allow: [{ operation: "m2m.token", strangers: true }] });
    const type = { "content-type": "application/x-www-form-urlencoded" };
    expect((await call("POST", path, body, type)).status).toBeGreaterThanOrEqual(400);
    expect(sent.requests).toEqual([]);
    expect((await call("POST", path, good, type)).status).toBe(200);
    expect(await sent.last.text()).toBe(good);
  });
});

describe("a body that is too large", () => {
  const limits = { bytes: 1_000 };
  const fill = (bytes: number, by = "a"): string => {
    const empty = '{"untrusted_metadata":{"a":""}}';
    return empty.replace('""', `"${by.repeat((bytes - empty.length) / Buffer.byteLength(by))}"`);
  };

  it("is told by its bytes, to the last one", async () => {
    for (const by of ["a", "é", "\u{1f600}"]) {
      const { call, sent } = gatewayTo(undefined, { allow, authorize, limits: { bytes: 1_031 } });
      const fits = fill(1_031, by);
      expect(Buffer.byteLength(fits)).toBe(1_031);
      expect((await call("PUT", target, fits, bearer)).status).toBe(200);
      expect((await call("PUT", target, `${fits} `, bearer)).status).toBe(413);
      expect(sent.requests).toHaveLength(1);
    }
  });

  it.each([
    ["by its announced length, before it comes", "content-length: 1001\r\n\r\n"],
    ["by a length that no number holds", "content-length: 18446744073709551615\r\n\r\n"],
    [
      "as soon as more has come, in chunks without an end",
      `transfer-encoding: chunked\r\n\r\n3e9\r\n${"a".repeat(1_001)}\r\n`,
    ],
    ["in many small chunks", `transfer-encoding: chunked\r\n\r\n${"1\r\na\r\n".repeat(1_001)}`],
    ["where it waits to be asked for", "content-length: 9999999\r\nexpect: 100-continue\r\n\r\n"],
  ])("is refused %s", async (_, rest) => {
    const gateway = await openGateway({ limits });
    const head = `PUT /api${target} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\nconnection: close\r\n`;
    const heard = await gateway.write(head + rest);
    expect(statusesOf(heard).at(-1)).toBe(413);
    expect(gateway.arrived).toEqual([]);
  });

  it("is refused before anyone is asked who calls, and that costs the API nothing", async () => {
    let asked = 0;
    const gateway = await openGateway({ limits, authorize: () => (asked++, true) });
    const heard = await gateway.send(
      "PUT",
      `/api${target}`,
      { "content-type": "application/json" },
      fill(5_031),
    );
    expect([heard.status, asked, gateway.arrived]).toEqual([413, 0, []]);
  });
});

describe("a body that doesn't come", () => {
  const endless = (): Request =>
    new Request(at + target, {
      method: "PUT",
      headers: { ...bearer, "content-type": "application/json" },
      body: new ReadableStream({ start: (body) => body.enqueue(new TextEncoder().encode('{"name":')) }),
      duplex: "half",
    } as RequestInit);

  it("is waited for no longer than a call may take, and its place is free again", async () => {
    const clock = handClock();
    const { fetch, call, sent } = gatewayTo(undefined, {
      allow,
      authorize,
      clock,
      limits: { concurrency: 1 },
    });
    const slow = fetch(endless());
    const busy = await call("GET", target, undefined, bearer);
    expect([busy.status, busy.headers.get("retry-after")]).toEqual([503, "1"]);
    await clock.advance(30_000);
    const answer = await slow;
    expect([answer.status, errorTypeOf({ text: await answer.text() })]).toEqual([408, "request_timeout"]);
    expect(clock.waiting).toBe(0);
    expect((await call("GET", target, undefined, bearer)).status).toBe(200);
    expect(sent.requests).toHaveLength(1);
  });

  it("holds no place once its caller is gone", async () => {
    const { fetch, call } = gatewayTo(undefined, { allow, authorize, limits: { concurrency: 1 } });
    const gone = new AbortController();
    const slow = fetch(new Request(endless(), { signal: gone.signal }));
    gone.abort();
    expect((await slow).ok).toBe(false);
    expect((await call("GET", target, undefined, bearer)).status).toBe(200);
    const late = new Request(endless(), { signal: AbortSignal.abort() });
    expect((await fetch(late)).ok).toBe(false);
    expect((await call("GET", target, undefined, bearer)).status).toBe(200);
  });

  it("that breaks off on its socket goes no further", async () => {
    const gateway = await openGateway({ limits: { concurrency: 1 } });
    const socket = connect(gateway.port, "127.0.0.1");
    onTestFinished(() => void socket.destroy());
    socket.on("error", () => undefined);
    socket.write(
      `PUT /api${target} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"name"`,
    );
    await eventually(async () => expect((await gateway.send("GET", `/api${target}`)).status).toBe(503));
    socket.destroy();
    await eventually(async () => expect((await gateway.send("GET", `/api${target}`)).status).toBe(200));
    expect(gateway.arrived.map(({ method }) => method)).not.toContain("PUT");
  });
});
