/**
 * The sandbox on a port. `serve` gives it a request as it came, without a `Request`, and what comes of it must be the same as
 * with one, to the byte.
 */
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { Handler } from "../../src/node/index.ts";
import { createSandbox, type Fault, type RecordedCall, type Sandbox } from "../../src/sandbox/index.ts";
import { eventually } from "../clock.ts";
import { dial, start } from "../node/helpers.ts";
import { authorization, projectId, secret } from "./helpers.ts";

type Make = (sandbox: Sandbox) => Handler;

/** As it is served, and behind a function of one's own, for which a `Request` is made. */
const ways: Record<string, Make> = {
  plain: (sandbox) => sandbox.fetch,
  wrapped: (sandbox) => (request) => sandbox.fetch(request),
};

interface Outcome {
  /** All that came back, without the moment of the answer. */
  readonly heard: string;
  readonly calls: readonly RecordedCall[];
  readonly users: readonly string[];
}

/** Sends bytes to a sandbox on a port, and gathers what comes of it. */
async function send(make: Make, bytes: Buffer, fault?: Fault): Promise<Outcome> {
  const sandbox = createSandbox({
    projectId,
    secret,
    now: "2026-03-14T09:26:53Z",
    idSeed: "served",
    faults: fault ? [fault] : [],
    validate: true,
  });
  const { socket, heard, ended } = await dial(await start(make(sandbox), { onError: "drop" }));
  socket.write(bytes);
  await ended;
  const users = sandbox.snapshot().users.map(({ emails }) => emails[0]!.email);
  // The ids of errors that the server itself answers with are random.
  const steady = heard()
    .replace(/^date: .*$/im, "date")
    .replace(/"bad_request".*"request_id":"[^"]*"/, "bad_request");
  return { heard: steady, calls: sandbox.calls, users };
}

async function expectSame(bytes: Buffer, fault?: Fault): Promise<Outcome> {
  const plain = await send(ways["plain"]!, bytes, fault);
  expect(plain).toEqual(await send(ways["wrapped"]!, bytes, fault));
  return plain;
}

/** The bytes of a request. A call of the sandbox's own, unless the headers say otherwise. */
function write(start: string, body: string | Buffer = "", headers: readonly string[] = []): Buffer {
  const bytes = Buffer.from(body);
  const head = [
    `${start} HTTP/1.1`,
    "Host: sandbox.example",
    `Authorization: ${authorization}`,
    `Content-Length: ${bytes.length}`,
    "Connection: close",
    ...headers,
  ];
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`, "latin1"), bytes]);
}

const ada = JSON.stringify({ email: "ada@example.com", trusted_metadata: { name: "Añá 😀" } });

describe("a request to a sandbox on a port is answered and recorded as one that is made a Request", () => {
  it.each<[string, Buffer, number]>([
    ["a create", write("POST /v1/users", ada), 201],
    ["a body without a type", write("POST /v1/users", ada, ["Content-Type: text/plain"]), 201],
    [
      "headers of one name",
      write("POST /v1/users", ada, ["X-One: a", "x-one: b", "Accept: */*", "ACCEPT: x"]),
      201,
    ],
    ["a header beyond ASCII", write("POST /v1/users", ada, ["X-Name: Ad\xe9"]), 201],
    [
      "two types",
      write("POST /v1/users", ada, ["Content-Type: text/plain", "Content-Type: application/json"]),
      201,
    ],
    ["a byte order mark", write("POST /v1/users", `\ufeff${ada}`), 201],
    ["bytes that are no text", write("POST /v1/users", Buffer.from([0x7b, 0xff, 0xc3, 0x7d])), 400],
    [
      "half a character",
      write("POST /v1/users", Buffer.concat([Buffer.from('{"email":"'), Buffer.of(0xc3)])),
      400,
    ],
    ["no body", write("POST /v1/users"), 400],
    ["a list", write("POST /v1/users", "[]"), 400],
    ["an encoded path", write("GET /v1/users/a%20b%C3%A9?x=%20+y&x=2"), 400],
    ["broken encoding", write("GET /v1/users/%E0%A4%A"), 400],
    ["an unknown path", write("GET /v1/nothing"), 404],
    ["another method", write("PATCH /v1/users"), 405],
    ["a method of its own", write("M-SEARCH /v1/users"), 405],
    ["a HEAD", write("HEAD /v1/users/x"), 405],
    ["a GET with a body", write("GET /v1/users/x", "{}"), 404],
    ["a whole address", write("GET http://sandbox.example/v1/users/x"), 404],
    [
      "a proxy's word for the host",
      write("GET /v1/users/x", "", ["X-Forwarded-Proto: https", "X-Forwarded-Host: y"]),
      404,
    ],
    [
      "a form",
      write("POST /v1/public/x/oauth2/token", "grant_type=x&client_secret=s", [
        "Content-Type: application/x-www-form-urlencoded",
      ]),
      400,
    ],
    ["the B2B API", write("GET /v1/b2b/organizations/x"), 501],
  ])("%s", async (_, bytes, status) => {
    const { heard, calls } = await expectSame(bytes);
    expect(heard).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(calls).toHaveLength(1);
  });

  it.each(["TRACE /v1/users", "CONNECT sandbox.example:443"])("%s, which no Request can be", async (line) => {
    const { heard, calls } = await expectSame(write(line));
    expect(heard).not.toMatch(/^HTTP\/1.1 2/);
    expect(calls).toEqual([]);
  });

  it("in chunks, one of which ends within a character", async () => {
    const [head, rest] = [ada.slice(0, ada.indexOf("ñ")), ada.slice(ada.indexOf("ñ"))].map((part) =>
      Buffer.from(part),
    );
    const parts = [Buffer.concat([head!, rest!.subarray(0, 1)]), rest!.subarray(1), Buffer.alloc(0)];
    const chunks = parts.map((part) =>
      Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from("\r\n")]),
    );
    const start = `POST /v1/users HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const { heard } = await expectSame(Buffer.concat([Buffer.from(start), ...chunks]));
    expect(heard).toContain("Añá 😀");
  });

  it.each<[string, Fault]>([
    ["an error", { status: 503, error_type: "server_unavailable" }],
    [
      "headers",
      { status: 429, headers: { "Retry-After": "7", "X-Other": "b", "content-TYPE": "text/plain" } },
    ],
    ["a length that is right", { status: 400, body: "empty", headers: { "Content-Length": "0" } }],
    ["a length that is too small", { body: "truncated", headers: { "content-length": "10" } }],
    ["an encoding", { status: 400, headers: { "transfer-encoding": "chunked" } }],
    ["a page of a proxy", { body: "html" }],
    ["an answer cut off", { body: "truncated" }],
    ["no answer, before", { drop: "before" }],
    ["no answer, after", { drop: "after" }],
    ["a delay", { delay: 5 }],
  ])("with a fault: %s", async (_, fault) => {
    const { heard, users } = await expectSame(write("POST /v1/users", ada), fault);
    expect(heard === "").toBe(fault.drop !== undefined);
    expect(users).toEqual(
      fault.drop === "after" || (!fault.status && !fault.drop && fault.body !== "html")
        ? ["ada@example.com"]
        : [],
    );
  });
});

describe("a caller that goes away", () => {
  it.each(Object.entries(ways))("during a delay stops what it asked for, %s", async (_, make) => {
    const sandbox = createSandbox({ projectId, secret, faults: [{ delay: 60_000 }] });
    const { socket } = await dial(await start(make(sandbox)));
    const [set, clear] = [vi.spyOn(globalThis, "setTimeout"), vi.spyOn(globalThis, "clearTimeout")];
    onTestFinished(() => void vi.restoreAllMocks());
    socket.write(write("POST /v1/users", ada));
    const place = await eventually(() => {
      const found = set.mock.calls.findIndex(([, milliseconds]) => milliseconds === 60_000);
      expect(found).not.toBe(-1);
      return found;
    });
    socket.destroy();
    await eventually(() => expect(clear).toHaveBeenCalledWith(set.mock.results[place]!.value));
    expect(sandbox.snapshot().users).toEqual([]);
  });

  it.each(Object.entries(ways))("within the body has called nothing, %s", async (_, make) => {
    const sandbox = createSandbox({ projectId, secret });
    const { socket, ended } = await dial(await start(make(sandbox)));
    socket.write(write("POST /v1/users", ada).subarray(0, -5));
    socket.end();
    await ended;
    expect(sandbox.calls).toEqual([]);
    expect(sandbox.snapshot().users).toEqual([]);
  });
});
