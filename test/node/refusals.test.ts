// What a server refuses by itself, because it can't be read or waited for: each with a body in the API's form.
import { describe, expect, it, vi } from "vitest";
import type { Handler, ServeOptions } from "../../src/node/index.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import { eventually } from "../clock.ts";
import { defer, dial, start } from "./helpers.ts";

const { fetch: sandbox } = createSandbox({
  projectId: "project-test-refusals",
  secret: "secret-test-refusals",
});
const ok: Handler = async (request) => new Response(await request.text());

const host = "host: x\r\n";
const get = (target: string, headers = host, version = "HTTP/1.1"): string =>
  `GET ${target} ${version}\r\n${headers}\r\n`;
const post = (headers: string, body = "", version = "HTTP/1.1"): string =>
  `POST /v1/users ${version}\r\n${host}${headers}\r\n\r\n${body}`;
const chunked = (body: string): string => post("transfer-encoding: chunked", body);
const long = "a".repeat(20_000);

type Rows = Readonly<Record<string, string | Buffer>>;

const unreadable: Rows = {
  "TLS's hello": Buffer.from(`16030100c8010000c40303${"00".repeat(60)}`, "hex"),
  "SSL 2's hello": Buffer.from("802e0100020015000000100100800200800300800400800500800600400700c0", "hex"),
  "the preface of HTTP/2": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\0",
  "a SOCKS greeting": Buffer.from([5, 1, 0]),
  "an SSH greeting": "SSH-2.0-OpenSSH_9\r\n",
  "a word": "hello\r\n\r\n",
  zeros: "\0\0\0\0\r\n\r\n",
  "a space before the method": ` ${get("/")}`,
  "an unknown method": `FOO / HTTP/1.1\r\n${host}\r\n`,
  "a method in lower case": `get / HTTP/1.1\r\n${host}\r\n`,
  TRACE: `TRACE / HTTP/1.1\r\n${host}\r\n`,
  CONNECT: "CONNECT api.stytch.com:443 HTTP/1.1\r\nhost: api.stytch.com:443\r\n\r\n",
  "HTTP/3.0": get("/", host, "HTTP/3.0"),
  "HTTP/1.2": get("/", host, "HTTP/1.2"),
  "http/1.1": get("/", host, "http/1.1"),
  "a target without a slash": get("foo"),
  "a host and port as target": get("foo:80"),
  "a target with a space": get("/a b"),
  "a target beyond ASCII": get("/é"),
  "no Host": get("/", ""),
  "two Hosts": get("/", "host: a\r\nhost: b\r\n"),
  "a Host with a space": get("/", "host: a b\r\n"),
  "a Host with a path": get("/", "host: a/b?\r\n"),
  "a Host with credentials": get("/", "host: u:p@a\r\n"),
  "a Host with an open bracket": get("/", "host: [::1\r\n"),
  "a Host with no such port": get("/", "host: a:99999\r\n"),
  "a header without a colon": get("/", `${host}abc\r\n`),
  "a header with a space in its name": get("/", `${host}a b: 1\r\n`),
  "a header with a space before the colon": get("/", `${host}a : 1\r\n`),
  "a header with a bad name": get("/", `${host}a(b: 1\r\n`),
  "a header with no name": get("/", `${host}: 1\r\n`),
  "a folded header": get("/", `${host}a: 1\r\n 2\r\n`),
  "a header with a zero": get("/", `${host}a: b\0c\r\n`),
  "a header with a bare CR": get("/", `${host}a: b\rc\r\n`),
  "lines that end in LF alone": "GET / HTTP/1.1\nhost: x\n\n",
  "a length that is a word": post("content-length: x"),
  "a length below 0": post("content-length: -1"),
  "a length with a sign": post("content-length: +1", "a"),
  "an empty length": post("content-length:"),
  "a list of lengths": post("content-length: 1, 1", "a"),
  "two lengths": post("content-length: 1\r\ncontent-length: 2", "ab"),
  "a length beyond 64 bits": post("content-length: 99999999999999999999999"),
  "a length and chunks": post("content-length: 3\r\ntransfer-encoding: chunked", "0\r\n\r\n"),
  "a transfer coding that isn't chunked": post("transfer-encoding: gzip"),
  "a transfer coding behind chunked": post("transfer-encoding: chunked, gzip", "0\r\n\r\n"),
  "the identity as transfer coding": post("transfer-encoding: identity"),
  "a chunk's size that is a word": chunked("zz\r\n"),
  "a chunk's size below 0": chunked("-1\r\n"),
  "a chunk's size beyond 64 bits": chunked("fffffffffffffffff\r\n"),
  "a chunk longer than its size": chunked("1\r\nabc\r\n"),
  "a bad trailer": chunked("1\r\na\r\n0\r\na b\r\n\r\n"),
};

const tooLarge: Rows = {
  "a length over the limit": post("content-length: 9999999999"),
  "a length over the limit, asked for first": post("expect: 100-continue\r\ncontent-length: 9999999999"),
  "chunks over the limit": chunked(`200000\r\n${"a".repeat(0x200000)}\r\n0\r\n\r\n`),
  "a chunk's extension without end": chunked(`1;${long}\r\na\r\n0\r\n\r\n`),
};

const tooLong: Rows = {
  "a target of 20 kB": get(`/${long}`),
  "a header of 20 kB": get("/", `${host}a: ${long}\r\n`),
  "20 kB of headers": get("/", host + "abc: 12\r\n".repeat(4_000)),
  "a trailer of 20 kB": chunked(`1\r\na\r\n0\r\na: ${long}\r\n\r\n`),
};

const cutOff: Rows = {
  "a head": "GET / HTTP/1.1\r\nho",
  "a body": post("content-length: 10", "abc"),
  "a chunk": chunked("5\r\nab"),
};

const late: Rows = {
  "a head": "GET / HTTP/1.1\r\nho",
  "empty lines": "\r\n\r\n",
  "a body": post("content-length: 10", "abc"),
};

interface Refusal {
  readonly head: string;
  readonly body: Record<string, unknown>;
}

/** Sends bytes, and reads the last answer once the connection is closed. */
async function send(
  handler: Handler,
  bytes: string | Buffer,
  options: ServeOptions = {},
  end = false,
): Promise<Refusal> {
  const { socket, heard, ended } = await dial(await start(handler, options));
  if (end) socket.end(bytes);
  else socket.write(bytes);
  await ended;
  const [head, body] = heard()
    .split(/(?=HTTP\/1\.1 \d{3} )/)
    .at(-1)!
    .split("\r\n\r\n");
  return { head: head!, body: JSON.parse(body!) as Record<string, unknown> };
}

function expectForm({ head, body }: Refusal, status: number, error_type: string): void {
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(head.toLowerCase()).toContain("\r\ncontent-type: application/json");
  expect(head.toLowerCase()).toContain("\r\nconnection: close");
  expect(body).toEqual({
    error_message: expect.stringMatching(/^[A-Z].+\. [A-Z].+\.$/s) as string,
    error_type,
    // Of the others the API has no page.
    error_url: status === 400 ? `https://stytch.com/docs/api/errors/400#${error_type}` : "about:blank",
    request_id: expect.stringMatching(/^request-id-test-[0-9a-f-]{36}$/) as string,
    status_code: status,
  });
}

describe.each<[string, Handler]>([
  ["a sandbox", sandbox],
  ["any handler", ok],
])("the server of %s answers in the API's form", (_, handler) => {
  it.each(Object.entries(unreadable))("to %s: 400", async (_, bytes) => {
    expectForm(await send(handler, bytes), 400, "bad_request");
  });

  it.each(Object.entries(tooLarge))("to %s: 413", async (_, bytes) => {
    expectForm(await send(handler, bytes), 413, "request_too_large");
  });

  it.each(Object.entries(tooLong))("to %s: 431", async (_, bytes) => {
    expectForm(await send(handler, bytes), 431, "request_header_fields_too_large");
  });

  it("to an expectation that it can't meet: 417", async () => {
    const refusal = await send(handler, post("expect: 200-ok\r\ncontent-length: 1", "a"));
    expectForm(refusal, 417, "expectation_failed");
  });

  it.each(Object.entries(cutOff))("to %s that breaks off: 400", async (_, bytes) => {
    expectForm(await send(handler, bytes, {}, true), 400, "bad_request");
  });

  it.each(Object.entries(late))("to %s that doesn't come to its end: 408", async (_, bytes) => {
    expectForm(await send(handler, bytes, { requestTimeout: 60 }), 408, "request_timeout");
  });
});

describe("a refusal", () => {
  it.each<[keyof typeof unreadable, RegExp]>([
    ["TLS's hello", /without TLS\. Begin its address with http:\/\//],
    ["the preface of HTTP/2", /doesn't speak HTTP\/2\. Use HTTP\/1\.1/],
    ["CONNECT", /is no proxy/],
    ["no Host", /has no Host header/],
    ["a length that is a word", /not valid HTTP\/1\.1 \(HPE_INVALID_CONTENT_LENGTH\)/],
  ])("says what is wrong with %s", async (name, message) => {
    expect((await send(ok, unreadable[name]!)).body["error_message"]).toMatch(message);
  });

  it("repeats nothing of what came", async () => {
    const handler = vi.fn(ok);
    const marker = "marker-3f9a";
    for (const bytes of [
      `${marker} /${marker}`,
      get("/", `${marker}\r\n`),
      get("/", `host: ${marker}/\r\n`),
    ]) {
      expect(JSON.stringify(await send(handler, `${bytes}\r\n\r\n`))).not.toContain(marker);
    }
    expect(handler).not.toHaveBeenCalled();
  });

  it("of what follows a whole request comes after that one's answer", async () => {
    const gate = defer();
    const server = await start(async () => {
      await gate.promise;
      return new Response("answered");
    });
    const { socket, heard, ended } = await dial(server);
    socket.write(`${get("/")}foo\r\n\r\n`);
    socket.write("more of it");
    gate.resolve();
    await ended;
    expect(heard()).toMatch(/^HTTP\/1\.1 200 .*answered.*HTTP\/1\.1 400 Bad Request.*"bad_request"/s);
    expect(heard().match(/HTTP\/1\.1 \d/g)).toHaveLength(2);
  });

  it("breaks an answer off that has begun", async () => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(Buffer.from("half")),
    });
    const { socket, heard, ended } = await dial(await start(() => new Response(body)));
    socket.write(chunked("1\r\na\r\n"));
    await eventually(() => expect(heard()).toContain("half"));
    socket.write("zz\r\n");
    await ended;
    expect(heard().match(/HTTP\/1\.1 \d/g)).toHaveLength(1);
  });

  it("reaches a client that is still sending", async () => {
    const { socket, heard, ended } = await dial(await start(ok));
    socket.write(get("/", `${host}a: ${"a".repeat(3_000_000)}\r\n`));
    await ended;
    expect(heard()).toContain('"status_code":431');
  });

  it("isn't of a request to change protocols: that is answered as if it hadn't asked", async () => {
    const { socket, heard } = await dial(await start(() => new Response("plain")));
    socket.write(
      get("/", `${host}connection: upgrade, http2-settings\r\nupgrade: h2c\r\nhttp2-settings: x\r\n`),
    );
    await eventually(() => expect(heard()).toMatch(/^HTTP\/1\.1 200 .*plain/s));
  });
});
