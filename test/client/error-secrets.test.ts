// No error shows a credential, wherever it was met.
import { describe, expect, it } from "vitest";
import {
  StytchAPIError,
  StytchConfigError,
  StytchConnectionError,
  StytchResponseError,
} from "../../src/index.ts";
import {
  clientOn,
  credentials,
  expectClean,
  failure,
  json,
  projectId,
  record,
  refusal,
  secret,
} from "../helpers.ts";
import { body, create } from "./failing-calls.ts";

describe("no error shows a secret", () => {
  const authorization = `Basic ${credentials}`;
  const echo = `You sent ${authorization}, that is ${projectId}:${secret}.`;

  it("when a fetch throws it, with the Request on the error and on its causes", async () => {
    const hostile = async (request: Request): Promise<Response> => {
      const text = `${request.headers.get("authorization")} ${secret}`;
      const details = {
        request,
        headers: request.headers,
        config: { auth: secret },
        body: await request.clone().text(),
      };
      const inner = Object.assign(new Error(text), details, { code: secret });
      throw Object.assign(new TypeError(text, { cause: inner }), details, {
        code: authorization,
        name: secret,
      });
    };
    const error = await failure(create(hostile), StytchConnectionError);
    expect(error.message).toContain("[redacted]");
    expect(error.code).toBe("[redacted]");
    await failure(
      create((request) => Promise.reject(request.headers.get("authorization") as unknown as Error)),
      StytchConnectionError,
    );
  });

  it("when a body breaks off with it", async () => {
    const start = (controller: ReadableStreamDefaultController) => controller.error(new Error(echo));
    await failure(
      create(() => new Response(new ReadableStream({ start }))),
      StytchResponseError,
    );
  });

  it("when a server echoes it, in any part of an answer", async () => {
    const headers = {
      "x-echo": authorization,
      "x-request-id": secret,
      "content-type": `text/html; a=${secret}`,
    };
    const told = {
      ...refusal(),
      error_message: echo,
      error_url: `https://e.com/?${secret}`,
      request_id: `request-id-${secret}`,
    };
    const error_details = { [authorization]: [{ deep: echo, list: [secret] }] };
    const api = await failure(
      create(() => json({ ...told, error_details }, 401, headers)),
      StytchAPIError,
    );
    expect(api.error_message).toBe(`You sent Basic [redacted], that is ${projectId}:[redacted].`);
    expect(api.headers.get("x-echo")).toBe("Basic [redacted]");
    await failure(
      create(() => json({ ...told, error_type: authorization }, 401, headers)),
      StytchAPIError,
    );
    for (const status of [200, 500]) {
      await failure(
        create(() => new Response(`<pre>${echo}</pre>`, { status, headers })),
        StytchResponseError,
      );
      await failure(
        create(() => new Response(`{"request_id":"request-id-${secret}`, { status, headers })),
        StytchResponseError,
      );
    }
    await failure(
      create(() => new Response(null, { status: 302, headers })),
      StytchResponseError,
    );
  });

  it("when a request id of any length is cut in its middle", async () => {
    const headers = { "x-request-id": `${"a".repeat(100 - secret.length / 2)}${secret}` };
    const errors = [
      await failure(
        create(() => new Response("<p>", { status: 500, headers })),
        StytchResponseError,
      ),
      await failure(
        create(() => json({ ...refusal(), request_id: undefined }, 400, headers)),
        StytchAPIError,
      ),
    ];
    for (const { request_id } of errors) {
      expect(request_id).toMatch(/^a+\[redacted\]$/);
    }
  });

  // PHP writes \/ for a slash, Go and Gson \u003d for =, and a quote is always escaped.
  it("when a server echoes it with escapes of JSON", async () => {
    for (const own of [secret, 'quo"te\\back/slash', "ключ-😀"]) {
      const pair = Buffer.from(`${projectId}:${own}`).toString("base64");
      const escapeAll = (text: string) =>
        [...JSON.stringify(text).slice(1, -1).split("")]
          .map((unit) =>
            /[/+=]|[^ -~]/.test(unit) ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}` : unit,
          )
          .join("");
      const escapeSlash = (text: string) => JSON.stringify(text).slice(1, -1).replaceAll("/", "\\/");
      for (const escape of [escapeAll, escapeSlash]) {
        const message = escape(`${own} ${pair}`);
        const text = `{"error_type":"bad_request","error_message":"${message}","error_details":{"${escape(pair)}":"${message}"}}`;
        const call = clientOn(() => new Response(text, { status: 400 }), { secret: own }).users.create(body);
        const error = await failure(call, StytchAPIError);
        const shown = [error.message, error.stack, JSON.stringify(error)].join();
        expect(shown).not.toContain(own);
        expect(shown).not.toContain(JSON.stringify(own).slice(1, -1));
        expect(shown).not.toContain(pair);
        expect(error.error_message).toBe("[redacted] [redacted]");
      }
    }
  });

  it("when it is raw's error", async () => {
    const { error, response } = await clientOn(() =>
      json({ ...refusal(), error_message: echo }, 400),
    ).raw.POST("/v1/users", { body });
    expectClean(error);
    expectClean(response);
  });

  it("when a call is refused", async () => {
    const stytch = clientOn(record());
    await failure(stytch.users.get({ user_id: "" }), StytchConfigError);
    await failure(stytch.users.create({ ...body, limit: 1n } as never), StytchConfigError);
  });

  it("and neither does the client", async () => {
    const stytch = clientOn(() => json(refusal(), 400));
    const before = [stytch, stytch.raw, stytch.users, stytch.users.searchAll()];
    for (const value of before) expectClean(value);
    await failure(stytch.users.create(body), StytchAPIError);
    for (const value of before) expectClean(value);
  });
});
