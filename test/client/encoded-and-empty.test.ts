// Answers that are packed, in ways that were asked for or weren't, and answers without a body.
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { StytchError, StytchResponseError } from "../../src/index.ts";
import { clientAt, clientOn, email, failure, record, secret, serve, serveRaw } from "../helpers.ts";
import { eachTransport } from "../transports.ts";

const user = { user_id: "u", note: "ü".repeat(5_000) };
const text = JSON.stringify(user);
const user_id = "u";
const path = "/v1/users/{user_id}";
const params = { path: { user_id } };

/** Answers each request with the same bytes, and counts them. */
async function answering(encoding: string, bytes: string | Uint8Array, headers: Record<string, string> = {}) {
  const seen = { requests: 0, accepted: "" };
  const url = await serve((request, response) => {
    seen.requests += 1;
    seen.accepted = String(request.headers["accept-encoding"]);
    const type = { "content-type": "application/json", "content-encoding": encoding };
    response.writeHead(200, { ...type, ...headers }).end(bytes);
  });
  return { url, seen };
}

describe("an answer that is packed", () => {
  eachTransport.each<{ encoding: string; bytes: string | Uint8Array }>([
    { encoding: "gzip", bytes: gzipSync(text) },
    { encoding: "x-gzip", bytes: gzipSync(text) },
    { encoding: "br", bytes: brotliCompressSync(text) },
    { encoding: "BR", bytes: brotliCompressSync(text) },
    { encoding: "deflate", bytes: deflateSync(text) },
    { encoding: "deflate", bytes: deflateRawSync(text) },
    { encoding: "gzip, gzip", bytes: gzipSync(gzipSync(text)) },
    { encoding: "gzip,br", bytes: brotliCompressSync(gzipSync(text)) },
    { encoding: "deflate , GZIP", bytes: gzipSync(deflateSync(text)) },
    { encoding: "", bytes: text },
    { encoding: "identity", bytes: text },
    { encoding: "none", bytes: text },
    { encoding: "utf-8", bytes: text },
    { encoding: "UTF8", bytes: text },
    { encoding: "aws-chunked", bytes: text },
  ])("by $encoding is read, also one to a create", async ({ encoding, bytes }) => {
    const { url, seen } = await answering(encoding, bytes);
    expect(await clientAt(url).users.create({ email })).toEqual(user);
    expect(seen.requests).toBe(1);
  });

  eachTransport(
    "by one way and named as none besides is read where that can be told",
    async ({ transport }) => {
      const { url, seen } = await answering("gzip, none", gzipSync(text));
      const call = clientAt(url).users.get({ user_id });
      // Node's fetch leaves it as it is.
      if (transport === "node") expect(await call).toEqual(user);
      else {
        const error = await failure(call, StytchResponseError);
        expect(error.message).toContain("is packed in a way that wasn't asked for (gzip, none).");
      }
      expect(seen.requests).toBe(1);
    },
  );

  eachTransport("more often than anybody undoes is told of, and asked for once", async ({ transport }) => {
    const encoding = Array(6).fill("gzip").join(", ");
    const { url, seen } = await answering(encoding, gzipSync(text));
    const error = await failure(clientAt(url).users.get({ user_id }), StytchResponseError);
    expect(error.message).toContain(transport === "node" ? `(${encoding})` : "too many content-encodings");
    expect(seen.requests).toBe(1);
  });

  eachTransport.each([{ encoding: "zstd" }, { encoding: "compress" }, { encoding: "gzip, zstd" }])(
    "by $encoding, for which nobody asked, is told of by name and asked for once",
    async ({ encoding }) => {
      const bytes = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x04, 0x58, 0x91]);
      const { url, seen } = await answering(encoding, bytes, { "x-request-id": "edge-1" });
      const error = await failure(clientAt(url).users.get({ user_id }), StytchResponseError);
      expect(error.message).toBe(
        `GET ${path} → 200: the answer is packed in a way that wasn't asked for (${encoding}). (edge-1)`,
      );
      expect(error.attempts).toBe(1);
      expect(seen.requests).toBe(1);
    },
  );

  eachTransport(
    "in a way of any length is told of in a line, without a secret that is cut in it",
    async () => {
      const { url } = await answering(`${"a".repeat(75)}${secret}`, "no JSON");
      const error = await failure(clientAt(url).users.get({ user_id }), StytchResponseError);
      expect(error.message).toContain(`(${"a".repeat(75)}[reda…).`);
      const long = await answering("a".repeat(4_000), "no JSON");
      const { message } = await failure(clientAt(long.url).users.get({ user_id }), StytchResponseError);
      expect(message.length).toBeLessThan(200);
    },
  );

  eachTransport.each([
    { what: "that is none", encoding: "gzip", bytes: Buffer.from("no gzip at all") },
    { what: "that ends too early", encoding: "br", bytes: brotliCompressSync(text).subarray(0, 20) },
    { what: "that is none within", encoding: "br, gzip", bytes: gzipSync("no br at all") },
  ])("by $encoding $what broke off", async ({ encoding, bytes }) => {
    const { url, seen } = await answering(encoding, bytes, { "x-request-id": "edge-1" });
    const call = clientAt(url, { random: () => 0 }).users.get({ user_id });
    const error = await failure(call, StytchResponseError);
    // Node's fetch takes a part of what br packed for the whole.
    expect(error.message).toMatch(/the answer (broke off|is empty).* \(edge-1\)$/);
    expect(seen.requests).toBe(3);
  });

  eachTransport("more than once is held to the limit at each step", async () => {
    const spaces = Buffer.alloc(64 * 1024 * 1024 + 1, " ");
    for (const [encoding, bytes] of [
      ["gzip, gzip", gzipSync(gzipSync(spaces, { level: 1 }))],
      ["deflate, br", brotliCompressSync(deflateSync(spaces, { level: 1 }))],
    ] as const) {
      const { url, seen } = await answering(encoding, bytes);
      const error = await failure(clientAt(url).users.get({ user_id }), StytchResponseError);
      expect(error.message).toContain("the answer is longer than");
      expect(seen.requests).toBe(1);
    }
  });

  eachTransport("more than five times is unpacked by nobody", async () => {
    let bytes = Buffer.from(text);
    for (let times = 0; times < 6; times++) bytes = gzipSync(bytes);
    const { url } = await answering(Array(6).fill("gzip").join(), bytes);
    await failure(clientAt(url, { retry: false }).users.get({ user_id }), StytchError);
  });

  it("is asked for as Node's transport can undo it", async () => {
    const { createStytch } = await import("../../src/node/index.ts");
    const { url, seen } = await answering("gzip", gzipSync(text));
    const stytch = createStytch({ projectId: "project-test-x", secret, baseUrl: url });
    await stytch.users.get({ user_id });
    await stytch.close();
    expect(seen.accepted).toBe("gzip, br");
  });
});

describe("an answer without a body", () => {
  const heads = [
    { what: "204", head: "204 No Content\r\n" },
    { what: "204 with a length", head: "204 No Content\r\ncontent-length: 0\r\n" },
    { what: "205", head: "205 Reset Content\r\ncontent-length: 0\r\n" },
    { what: "205 with a body", head: "205 Reset Content\r\ncontent-length: 2\r\n", body: "{}" },
    { what: "200 with a length of 0", head: "200 OK\r\ncontent-length: 0\r\n" },
    { what: "200 of no chunks", head: "200 OK\r\ntransfer-encoding: chunked\r\n", body: "0\r\n\r\n" },
    { what: "200 of white space", head: "200 OK\r\ncontent-length: 2\r\n", body: "\r\n" },
    { what: "200 packed as gzip", head: "200 OK\r\ncontent-length: 0\r\ncontent-encoding: gzip\r\n" },
  ];
  async function bare(head: string, body = "") {
    const seen: string[] = [];
    const url = await serveRaw((socket) =>
      socket.on("data", (request) => {
        seen.push(request.toString().split(" ")[0]!);
        socket.write(`HTTP/1.1 ${head}\r\n${body}`);
      }),
    );
    return { url, seen };
  }

  eachTransport.each(heads)("is whole, and not asked for again: $what", async ({ head, body }) => {
    const { url, seen } = await bare(head, body);
    const error = await failure(clientAt(url).users.delete({ user_id }), StytchResponseError);
    const status = Number(head.slice(0, 3));
    expect(error).toMatchObject({ status_code: status, attempts: 1 });
    expect(error.message).toBe(`DELETE ${path} → ${status}: the answer is empty.`);
    expect(seen).toEqual(["DELETE"]);
  });

  eachTransport("may have broken off where only its connection's end tells that it has ended", async () => {
    let asked = 0;
    const url = await serveRaw((socket) =>
      socket.once("data", () => {
        asked += 1;
        socket.end("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n");
      }),
    );
    const stytch = clientAt(url, { random: () => 0 });
    await failure(stytch.users.delete({ user_id }), StytchResponseError);
    expect(asked).toBe(3);
    await failure(stytch.users.create({ email }), StytchResponseError);
    expect(asked).toBe(4);
  });

  eachTransport.each(heads.filter(({ head }) => head.startsWith("20") && !head.startsWith("200")))(
    "is what raw gives: $what",
    async ({ head, body }) => {
      const { url, seen } = await bare(head, body);
      const { data, error, response } = await clientAt(url).raw.DELETE(path, { params });
      expect([data, error, response.status]).toEqual([undefined, undefined, Number(head.slice(0, 3))]);
      expect(response.ok).toBe(true);
      expect(await response.text()).toBe("");
      expect(seen).toEqual(["DELETE"]);
    },
  );

  eachTransport("is what raw gives to HEAD", async () => {
    const url = await serve((_, response) => response.writeHead(200, { "x-a": "b" }).end());
    const head = clientAt(url).raw.HEAD as (path: string, init: object) => Promise<{ response: Response }>;
    const { response } = await head(path, { params });
    expect([response.status, response.headers.get("x-a")]).toEqual([200, "b"]);
  });

  it("is an error of a method with a middleware, too", async () => {
    const fetch = record(() => new Response(null, { status: 204 }));
    const stytch = clientOn(fetch);
    stytch.raw.use({ onRequest: () => undefined });
    const error = await failure(stytch.users.delete({ user_id }), StytchResponseError);
    expect(error.message).toContain("→ 204: the answer is empty.");
    expect(fetch.requests.length).toBe(1);
  });

  eachTransport("with an error's status goes by the status", async () => {
    const { url, seen } = await bare("503 Service Unavailable\r\ncontent-length: 0\r\n");
    await failure(clientAt(url, { random: () => 0 }).users.get({ user_id }), StytchResponseError);
    expect(seen.length).toBe(3);
    const refused = await bare("400 Bad Request\r\ncontent-length: 0\r\n");
    await failure(clientAt(refused.url).users.get({ user_id }), StytchResponseError);
    expect(refused.seen.length).toBe(1);
  });
});
