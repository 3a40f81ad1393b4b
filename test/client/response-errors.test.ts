// Answers that aren't the API's, or not whole, and the forms in which an answer may come.
import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { StytchAPIError, StytchResponseError } from "../../src/index.ts";
import { MAX_BODY } from "../../src/transport/message.ts";
import { settled } from "../clock.ts";
import { clientAt, clientOn, failure, json, refusal, serve, serveRaw } from "../helpers.ts";
import { eachTransport } from "../transports.ts";
import { body, create, html } from "./failing-calls.ts";

describe("StytchResponseError", () => {
  const answers: [string, () => Response, RegExp][] = [
    [
      "HTML with 200",
      () => new Response(html, { headers: { "content-type": "text/html" } }),
      /no JSON object.*text\/html/,
    ],
    ["HTML with 502", () => new Response(html, { status: 502 }), /→ 502: the answer is no JSON object/],
    ["truncated JSON", () => new Response('{"status_code":200,"user'), /no JSON object/],
    ["an array", () => json([]), /no JSON object/],
    ["null", () => json(null), /no JSON object/],
    ["a number", () => json(5), /no JSON object/],
    ["a string", () => json("text"), /no JSON object/],
    ["two objects", () => new Response("{}{}"), /no JSON object/],
    ["nothing with 200", () => new Response(null), /is empty/],
    ["nothing with 204", () => new Response(null, { status: 204 }), /→ 204: the answer is empty/],
    ["nothing with 500", () => new Response("", { status: 500 }), /→ 500: the answer is empty/],
    ["white space", () => new Response(" \r\n\t"), /is empty/],
    [
      "a foreign error",
      () => json({ error: "access_denied" }, 403),
      /→ 403: the answer is an error, but not in the API's form/,
    ],
    [
      "an error with a numeric type",
      () => json({ ...refusal(), error_type: 5 }, 400),
      /not in the API's form/,
    ],
    [
      "an error with an empty type",
      () => json({ ...refusal(), error_type: "" }, 400),
      /not in the API's form/,
    ],
    ["a list of errors", () => json([refusal()], 400), /no JSON object/],
    ["a failed response", () => Response.error(), /→ 0: /],
    [
      "a redirect",
      () => new Response(null, { status: 302, headers: { location: "https://evil.com" } }),
      /→ 302: .*redirect/,
    ],
    ["304", () => new Response(null, { status: 304 }), /→ 304: /],
    [
      "text in the stream",
      () => new Response(new ReadableStream({ start: (c) => c.enqueue("{}") })),
      /no stream of bytes/,
    ],
  ];

  it.each(answers)("stands for %s", async (_, answer, message) => {
    const error = await failure(create(answer), StytchResponseError);
    expect(error.message).toMatch(message);
    expect(error.message).toContain("POST /v1/users → ");
    expect(error.status_code).toBe(answer().status);
  });

  it("has the request id, if the answer still tells it", async () => {
    const cut = () => new Response('{"request_id": "request-id-test-77", "status_co');
    const inBody = await failure(create(cut), StytchResponseError);
    expect(inBody.request_id).toBe("request-id-test-77");
    expect(inBody.message).toMatch(/\(request-id-test-77\)$/);
    const headers = { "x-request-id": "edge-9" };
    const inHeader = await failure(
      create(() => new Response(html, { headers })),
      StytchResponseError,
    );
    expect(inHeader.request_id).toBe("edge-9");
    expect(
      (
        await failure(
          create(() => new Response(html)),
          StytchResponseError,
        )
      ).request_id,
    ).toBeUndefined();
  });

  eachTransport("stands for a body that is shorter than it was said to be", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": 200 });
      response.write('{"status_code":200,');
      // In a part of its own.
      const rest = '"request_id":"request-id-test-12"';
      setTimeout(() => response.write(rest, () => response.socket?.end()), 20);
    });
    const error = await failure(clientAt(url).users.create(body), StytchResponseError);
    expect(error.message).toContain("the answer broke off.");
    expect(error.request_id).toBe("request-id-test-12");
    expect(error.cause).toBeInstanceOf(Error);
  });

  eachTransport("stands for a connection that is reset in the body", async () => {
    const url = await serve((_, response) => {
      response
        .writeHead(400)
        .write('{"error_type":', () => void settled().then(() => response.socket?.resetAndDestroy()));
    });
    expect((await failure(clientAt(url).users.create(body), StytchResponseError)).message).toContain(
      "broke off",
    );
  });

  it("stands for a Response that was read before", async () => {
    const once = json({ user_id: "u" });
    const stytch = clientOn(() => once);
    await stytch.users.create(body);
    await failure(stytch.users.create(body), StytchResponseError);
    const locked = json({});
    locked.body?.getReader();
    expect(
      (
        await failure(
          create(() => locked),
          StytchResponseError,
        )
      ).message,
    ).toContain("can't be read");
  });

  eachTransport("stands for a status that HTTP doesn't know", async () => {
    for (const status of [600, 999]) {
      const text = JSON.stringify(refusal());
      const url = await serveRaw((socket) =>
        socket.once("data", () =>
          socket.end(`HTTP/1.1 ${status} Denied\r\ncontent-length: ${text.length}\r\n\r\n${text}`),
        ),
      );
      const error = await failure(clientAt(url).users.create(body), StytchResponseError);
      expect(error.status_code).toBe(status);
    }
  });

  eachTransport("doesn't stand for an answer whose reason phrase isn't ASCII", async () => {
    const text = JSON.stringify(refusal());
    const url = await serveRaw((socket) =>
      socket.once("data", () =>
        socket.end(`HTTP/1.1 400 Ошибка\r\ncontent-length: ${text.length}\r\n\r\n${text}`),
      ),
    );
    await failure(clientAt(url).users.create(body), StytchAPIError);
  });
});

describe("a redirect", () => {
  it("is what a browser hides behind the status 0, and what has that status otherwise is none", async () => {
    for (const [type, said] of [
      ["opaqueredirect", "is a redirect"],
      ["error", "has a status that HTTP doesn't know"],
    ] as const) {
      const answer = (): Response => Object.defineProperty(Response.error(), "type", { value: type });
      const error = await failure(clientOn(answer).users.get({ user_id: "u" }), StytchResponseError);
      expect(error.message).toContain(said);
      expect(error).toMatchObject({ status_code: 0, attempts: 1 });
    }
  });

  eachTransport.each([301, 302, 303, 307, 308])(
    "with %i is not followed, and its target sees nothing",
    async (status) => {
      const seen: unknown[] = [];
      const target = await serve((request, response) => {
        seen.push(request.headers);
        response.end("{}");
      });
      const url = await serve((_, response) => {
        response
          .writeHead(status, { location: `${target}/v1/users`, "content-type": "application/json" })
          .end("{}");
      });
      const stytch = clientAt(url);
      for (const call of [
        () => stytch.users.create(body),
        () => stytch.users.get({ user_id: "u" }),
        () => stytch.raw.GET("/v1/users/{user_id}", { params: { path: { user_id: "u" } } }),
      ]) {
        const error = await failure(call, StytchResponseError);
        expect(error.status_code).toBe(status);
        expect(error.message).toContain("redirect");
      }
      expect(seen).toEqual([]);
    },
  );
});

describe("a long answer", () => {
  const part = new Uint8Array(1 << 20).fill(32);

  it("is ended at the limit, not kept", async () => {
    let given = 0;
    let cancelled = false;
    const endless = new ReadableStream({
      pull: (controller) => {
        given += part.length;
        controller.enqueue(part);
      },
      cancel: () => void (cancelled = true),
    });
    const error = await failure(
      create(() => new Response(endless)),
      StytchResponseError,
    );
    expect(error.message).toContain(`longer than ${MAX_BODY} bytes`);
    expect(given).toBeLessThan(MAX_BODY + 4 * part.length);
    expect(cancelled).toBe(true);
  });

  eachTransport("from a server is cut off there: a small one that unpacks to a large one, too", async () => {
    const bomb = gzipSync(Buffer.alloc(MAX_BODY + 1, " "));
    expect(bomb.length).toBeLessThan(100_000);
    const url = await serve((_, response) => void response.setHeader("content-encoding", "gzip").end(bomb));
    const error = await failure(clientAt(url).users.create(body), StytchResponseError);
    expect(error.message).toContain("longer than");
  });

  eachTransport("from a server that never ends drops the connection", async () => {
    let dropped!: () => void;
    const closed = new Promise<void>((resolve) => (dropped = resolve));
    const pour = (response: ServerResponse) => {
      while (!response.destroyed && response.write(part));
    };
    const url = await serve((_, response) => {
      response.once("close", dropped).on("drain", () => pour(response));
      pour(response);
    });
    await failure(clientAt(url).users.create(body), StytchResponseError);
    await closed;
  });
});

describe("how an answer is written", () => {
  const user = { user_id: "u", note: "é漢😀\u2028" };

  eachTransport("may be packed", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(JSON.stringify(user)));
    });
    expect(await clientAt(url).users.get({ user_id: "u" })).toEqual(user);
    const { response } = await clientAt(url).raw.GET("/v1/users/{user_id}", {
      params: { path: { user_id: "u" } },
    });
    // The body is unpacked here, so that header would be wrong for whoever passes the answer on.
    expect(response.headers.get("content-encoding")).toBeNull();
    expect(response.headers.get("transfer-encoding")).toBeNull();
    expect(response.headers.get("content-length")).toBe(String(Buffer.byteLength(JSON.stringify(user))));
    expect(await response.text()).toBe(JSON.stringify(user));
  });

  eachTransport("may be a packed error", async () => {
    const url = await serve((_, response) => {
      response.writeHead(400, { "content-encoding": "gzip" }).end(gzipSync(JSON.stringify(refusal())));
    });
    await failure(clientAt(url).users.create(body), StytchAPIError);
  });

  eachTransport("may not be packed wrongly", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end("{}");
    });
    expect((await failure(clientAt(url).users.create(body), StytchResponseError)).message).toContain(
      "broke off",
    );
  });

  it("may begin with a byte order mark, and may hold bytes that are no UTF-8", async () => {
    const bytes = [
      ...Buffer.from("\ufeff"),
      ...Buffer.from('{"user_id":"'),
      0xff,
      0x61,
      ...Buffer.from('"}'),
    ];
    const { user_id } = await clientOn(() => new Response(new Uint8Array(bytes))).users.create(body);
    expect(user_id).toBe("\ufffda");
  });

  it("may come in parts that split a character", async () => {
    const bytes = Buffer.from(JSON.stringify(user));
    const start = (controller: ReadableStreamDefaultController) => {
      for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
      controller.close();
    };
    expect(await clientOn(() => new Response(new ReadableStream({ start }))).users.create(body)).toEqual(
      user,
    );
  });
});
