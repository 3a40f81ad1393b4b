/**
 * Requests that two programs read in two ways: lengths told twice, headers that hide another, a second request behind the
 * first, methods and hosts that a header changes. What the gateway sends on is one request, written by itself, or none.
 */
import { beforeEach, describe, expect, it } from "vitest";
import { credentials } from "../../helpers.ts";
import { token } from "../harness.ts";
import { errorTypeOf, jsonType, openGateway, statusesOf, type Attacked } from "./attacked.ts";

const own = "/api/v1/users/user-test-own";
const auth = `authorization: Bearer ${token}\r\n`;
const body = '{"name":{"first_name":"Ada"}}';
/** What a smuggler hides behind a request. It carries the token, as if another caller's had been put in front of it. */
const hidden = `GET /api/v1/users/user-test-smuggled HTTP/1.1\r\nhost: x\r\n${auth}connection: close\r\n\r\n`;

const put = (headers: string, sent = body, version = "HTTP/1.1"): string =>
  `PUT ${own} ${version}\r\nhost: x\r\n${auth}content-type: application/json\r\n${headers}\r\n\r\n${sent}${hidden}`;

const chunk = (size: string, end = "\r\n"): string => `${size}${end}${body}${end}0${end}${end}`;
const size = body.length.toString(16);
const chunked = "transfer-encoding: chunked";

async function attack(bytes: string): Promise<{ statuses: number[]; targets: string[] }> {
  const gateway = await openGateway();
  const heard = await gateway.write(bytes);
  return { statuses: statusesOf(heard), targets: gateway.arrived.map(({ target }) => target) };
}

describe("a body whose length can be read in two ways", () => {
  it.each([
    `content-length: ${body.length}\r\n${chunked}`,
    `${chunked}\r\ncontent-length: ${body.length}`,
    `content-length: ${body.length}\r\ncontent-length: ${body.length + hidden.length}`,
    `content-length: ${body.length}\r\ncontent-length: ${body.length}`,
    `content-length: ${body.length}, ${body.length}`,
    `content-length: +${body.length}`,
    `content-length: -1`,
    `content-length: 0x1d`,
    `content-length: ${body.length} 1`,
    `content-length: ${body.length}.0`,
    `content-length: 1e9`,
    `content-length: 99999999999999999999999999`,
    `content-length :${body.length}`,
    `content-length:\r\n ${body.length}`,
    `content-length: ${body.length}\r\n\tx`,
    `content-length\0: ${body.length}`,
    `x: y\rcontent-length: ${body.length}`,
    `x: y\ncontent-length: ${body.length}\ntransfer-encoding: chunked`,
  ])("is refused, and so is all behind it: %j", async (headers) => {
    expect(await attack(put(headers))).toEqual({ statuses: [400], targets: [] });
  });

  it.each([
    "transfer-encoding: gzip, chunked",
    "transfer-encoding: chunked, identity",
    "transfer-encoding: xchunked",
    "transfer-encoding: CHUNKED",
    "transfer-encoding:\tchunked\r\ntransfer-encoding: identity",
    "transfer-encoding: \x0bchunked",
    "transfer-encoding:\r\n chunked",
    "transfer-encoding : chunked",
    `${chunked}\r\ntransfer-encoding: cow`,
    '"transfer-encoding": chunked',
  ])("is refused in a coding that isn't quite chunked: %j", async (headers) => {
    expect(await attack(put(headers, chunk(size)))).toEqual({ statuses: [400], targets: [] });
  });

  it.each([
    `0x${size}\r\n${body}\r\n0\r\n\r\n`,
    `+${size}\r\n${body}\r\n0\r\n\r\n`,
    `-1\r\n${body}\r\n0\r\n\r\n`,
    `${size} \r\n${body}\r\n0\r\n\r\n`.replace(" ", "\v"),
    `${size}\n${body}\r\n0\r\n\r\n`,
    `${size};a\n${body}\r\n0\r\n\r\n`,
    `${size}\r${body}\r\n0\r\n\r\n`,
    `${size}\r\n${body}0\r\n\r\n`,
    `ffffffffffffffffff\r\n${body}\r\n0\r\n\r\n`,
  ])("is refused in chunks whose size isn't one: %j", async (sent) => {
    const { statuses, targets } = await attack(put(chunked, sent));
    expect(targets).toEqual([]);
    expect(statuses).toEqual([400]);
  });

  it("is refused in chunks of HTTP/1.0", async () => {
    expect(await attack(put(chunked, chunk(size), "HTTP/1.0"))).toEqual({ statuses: [400], targets: [] });
  });

  it("is none on a GET that has one: what it holds is never a request", async () => {
    const get = `GET ${own} HTTP/1.1\r\nhost: x\r\n${auth}content-length: ${hidden.length}\r\nconnection: close\r\n\r\n${hidden}`;
    expect(await attack(get)).toEqual({ statuses: [200], targets: ["/v1/users/user-test-own"] });
  });
});

describe("a second request on the connection", () => {
  it("is a call of its own, with a caller of its own", async () => {
    const first = `GET ${own} HTTP/1.1\r\nhost: x\r\n${auth}\r\n`;
    const second = `GET ${own} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`;
    expect(await attack(first + second)).toEqual({
      statuses: [200, 401],
      targets: ["/v1/users/user-test-own"],
    });
  });

  it("is lost behind one that is refused before its end", async () => {
    const long = `POST /api/v1/users/search HTTP/1.1\r\nhost: x\r\n${auth}content-length: 9999999\r\n\r\n`;
    expect(await attack(long + hidden)).toEqual({ statuses: [413], targets: [] });
  });

  it("isn't told of the first one's caller by a trailer", async () => {
    const head = `PUT ${own} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntrailer: authorization\r\nconnection: close\r\n`;
    const bytes = `${head}${chunked}\r\n\r\n${size}\r\n${body}\r\n0\r\n${auth}\r\n`;
    expect(await attack(bytes)).toEqual({ statuses: [401], targets: [] });
  });
});

describe("a head that isn't one", () => {
  const get = (line: string, headers = "host: x\r\n"): string =>
    `${line}\r\n${headers}${auth}connection: close\r\n\r\n`;

  it.each([
    get(`GET ${own}`),
    get(`GET ${own} HTTP/1.2`),
    get(`GET ${own} HTTP/9.9`),
    get(`GET ${own} http/1.1`),
    get(`GET ${own} HTTP/1.1 HTTP/1.1`),
    get(`GET ${own} HTTP/0.9`),
    get(`GET ${own} HTTP/2.0`),
    get(`get ${own} HTTP/1.1`),
    get(`GET ${own}\0 HTTP/1.1`),
    get(`GET ${own}\u0001 HTTP/1.1`),
    get(`GET ${own} x HTTP/1.1`),
    get(`FETCH ${own} HTTP/1.1`),
    get(`TRACE ${own} HTTP/1.1`),
    get(`CONNECT x:443 HTTP/1.1`),
    get(`PRI * HTTP/2.0`),
    get(`GET ${own} HTTP/1.1`, "host: x\r\nx y: z\r\n"),
    get(`GET ${own} HTTP/1.1`, "host: x\r\n: z\r\n"),
    get(`GET ${own} HTTP/1.1`, "host: x\r\nx: a\0b\r\n"),
    get(`GET ${own} HTTP/1.1`, "host: x\r\nx: a\r\n b\r\n"),
    get(`GET ${own} HTTP/1.1`, "host: x\r\n x: a\r\n"),
  ])("is refused: %j", async (bytes) => {
    const { statuses, targets } = await attack(bytes);
    expect(targets).toEqual([]);
    expect(statuses).toEqual([400]);
  });

  it("is refused where it is too long to be read", async () => {
    const bytes = get(`GET ${own} HTTP/1.1`, `host: x\r\nx: ${"a".repeat(20_000)}\r\n`);
    expect(await attack(bytes)).toEqual({ statuses: [431], targets: [] });
  });

  it.each([
    ["no Host", ""],
    ["two", "host: x\r\nhost: y\r\n"],
    ["a user in it", "host: u@x\r\n"],
    ["a path in it", "host: x/v1\r\n"],
    ["a list in it", "host: x, y\r\n"],
    ["a space in it", "host: x y\r\n"],
  ])("is refused with a host that isn't one: %s", async (_, headers) => {
    const { statuses, targets } = await attack(get(`GET ${own} HTTP/1.1`, headers));
    expect({ statuses, targets }).toEqual({ statuses: [400], targets: [] });
  });

  it.each([
    ["evil.example", `http://evil.example${own}`],
    ["another scheme", `ftp://x${own}`],
    ["TLS to another", `https://evil.example${own}`],
    ["a user", `http://x@evil.example${own}`],
  ])("is refused whose target names %s", async (_, target) => {
    const { statuses, targets } = await attack(get(`GET ${target} HTTP/1.1`));
    expect({ statuses, targets }).toEqual({ statuses: [400], targets: [] });
  });

  it.each(["evil.example", "test.stytch.com", "127.0.0.1:1", "metadata.google.internal", "[::1]"])(
    "never leads elsewhere than to the API, whatever Host it names: %s",
    async (host) => {
      const whole = await attack(get(`GET http://${host}${own} HTTP/1.1`, `host: ${host}\r\n`));
      expect(whole).toEqual({ statuses: [200], targets: ["/v1/users/user-test-own"] });
      const path = await attack(get(`GET ${own} HTTP/1.1`, `host: ${host}\r\n`));
      expect(path).toEqual(whole);
    },
  );

  it.each(["h2c", "websocket", "TLS/1.0"])("upgrades to nothing: %s", async (protocol) => {
    const headers = `host: x\r\nupgrade: ${protocol}\r\nhttp2-settings: AAMAAABkAAQAAP__\r\nconnection: upgrade, http2-settings\r\n`;
    const bytes = `GET ${own} HTTP/1.1\r\n${headers}${auth}connection: close\r\n\r\n${hidden}`;
    const { statuses, targets } = await attack(bytes);
    expect(statuses).not.toContain(101);
    expect(targets).not.toContain("/v1/users/user-test-smuggled");
  });
});

describe("a caller's headers", () => {
  let gateway: Attacked;
  beforeEach(async () => {
    gateway = await openGateway();
  });

  it("go no further, whatever they are", async () => {
    const headers: Record<string, string> = {
      ...jsonType,
      cookie: "a=b; __Host-stytch_session=x",
      "proxy-authorization": "Basic eDp5",
      forwarded: "for=1.2.3.4;host=evil.example",
      "x-forwarded-for": "1.2.3.4",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "https",
      "x-forwarded-prefix": "/evil",
      "x-real-ip": "1.2.3.4",
      "x-original-url": "/v1/users/user-test-victim",
      "x-rewrite-url": "/v1/users/user-test-victim",
      "x-http-method-override": "DELETE",
      "x-http-method": "DELETE",
      "x-method-override": "DELETE",
      via: "1.1 evil",
      te: "trailers",
      range: "bytes=0-1",
      "if-none-match": "*",
      "accept-encoding": "br;q=1, evil",
      "user-agent": "evil\t/1.0",
      "max-forwards": "0",
      "x-stytch-parent-organization-id": "organization-test-1",
      "x-stytch-sdk-client": "evil",
      connection: "close, authorization, content-type, content-length, host",
      "keep-alive": "timeout=1000",
    };
    const { status } = await gateway.send("POST", "/api/v1/users/search", headers, "{}");
    expect(status).toBe(200);
    const [arrived] = gateway.arrived;
    expect([arrived!.method, arrived!.target, arrived!.body]).toEqual(["POST", "/v1/users/search", "{}"]);
    const names = arrived!.headers.map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
    const known = ["accept", "accept-encoding", "authorization", "connection", "content-length"];
    const others = names.filter((name) => !known.includes(name));
    expect(others.sort()).toEqual(["content-type", "host", "user-agent"]);
    expect(Object.fromEntries(arrived!.headers)).toMatchObject({
      authorization: `Basic ${credentials}`,
      "content-type": "application/json",
    });
    expect(JSON.stringify(arrived)).not.toMatch(/evil|1\.2\.3\.4|victim|DELETE/);
  });

  it.each([
    `Basic ${Buffer.from("project-test-evil:secret").toString("base64")}`,
    "Bearer evil",
    "Digest evil",
    `Bearer ${token}, Basic evil`,
    `Bearer ${token}x`,
  ])("never take the place of the project's own: %s", async (authorization) => {
    await gateway.send("GET", own, { authorization });
    expect(gateway.arrived).toEqual([]);
    const open = await openGateway({ authorize: () => true });
    expect((await open.send("GET", own, { authorization })).status).toBe(200);
    const sent = open.arrived[0]!.headers.filter(([name]) => name === "authorization");
    expect(sent).toEqual([["authorization", `Basic ${credentials}`]]);
  });

  it.each([
    [`Bearer ${token}`, "Bearer evil"],
    ["Bearer evil", `Bearer ${token}`],
    [`Bearer ${token}`, `Bearer ${token}`],
  ])("that say twice who calls say nothing: %s, %s", async (...authorization) => {
    const headers = authorization.map((value) => `authorization: ${value}\r\n`).join("");
    const heard = await gateway.write(
      `GET ${own} HTTP/1.1\r\nhost: x\r\n${headers}connection: close\r\n\r\n`,
    );
    expect({ statuses: statusesOf(heard), arrived: gateway.arrived }).toEqual({
      statuses: [401],
      arrived: [],
    });
  });

  it.each(["?_method=DELETE", "?method=DELETE", "?X-HTTP-Method-Override=DELETE"])(
    "are no more than the query is: %s",
    async (query) => {
      const heard = await gateway.send("POST", `/api/v1/users/search${query}`, jsonType, "{}");
      expect([heard.status, errorTypeOf(heard), gateway.arrived]).toEqual([400, "bad_request", []]);
    },
  );

  it("can't be made of line breaks in an id, a query or a body", async () => {
    const open = await openGateway({ allow: ["users.get", "sessions.get", "users.search"] });
    const crlf = "%0d%0ax-evil:%20y%0d%0a%0d%0aGET%20/evil%20HTTP/1.1";
    expect((await open.send("GET", `/api/v1/users/${crlf}`)).status).toBe(400);
    expect((await open.send("GET", `/api/v1/sessions?user_id=${crlf}`)).status).toBe(400);
    await open.send("POST", "/api/v1/users/search", jsonType, '{"cursor":"\\r\\nx-evil: y\\r\\n\\r\\n"}');
    const [arrived, ...others] = open.arrived;
    const { target, headers, body: sent } = arrived!;
    expect([target, sent, others]).toEqual([
      "/v1/users/search",
      '{"cursor":"\\r\\nx-evil: y\\r\\n\\r\\n"}',
      [],
    ]);
    expect(headers.map(([name]) => name)).not.toContain("x-evil");
  });
});
