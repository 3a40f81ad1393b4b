import { expect, it, onTestFinished } from "vitest";
import { StytchConfigError, type Hooks } from "../../src/index.ts";
import { immediateClock } from "../clock.ts";
import { bodyOf, clientAt, clientOn, failure, json, record, refusal, secret, serve } from "../helpers.ts";
import { eachTransport } from "../transports.ts";

const get = { params: { path: { user_id: "u" } } };

it("a middleware sees methods from its registration until it is ejected", async () => {
  const stytch = clientOn(record(() => json({ user_id: "u" })));
  const seen: string[] = [];
  const middleware = { onRequest: ({ schemaPath }: { schemaPath: string }) => void seen.push(schemaPath) };
  await stytch.users.get({ user_id: "u" });
  stytch.raw.use(middleware);
  await stytch.users.get({ user_id: "u" });
  await stytch.raw.GET("/v1/users/{user_id}", get);
  stytch.raw.eject(middleware);
  await stytch.users.get({ user_id: "u" });
  await stytch.raw.GET("/v1/users/{user_id}", get);
  expect(seen).toEqual(["/v1/users/{user_id}", "/v1/users/{user_id}"]);
});

it("a middleware of one call comes after those of all calls", async () => {
  const stytch = clientOn(record());
  const seen: string[] = [];
  stytch.raw.use({ onRequest: () => void seen.push("all") });
  const middleware = [{ onRequest: () => void seen.push("one") }];
  await stytch.raw.GET("/v1/users/{user_id}", { ...get, middleware });
  expect(seen).toEqual(["all", "one"]);
});

it("what is no middleware is refused as it is registered", async () => {
  const { raw } = clientOn(record());
  for (const value of ["a", 5, [], {}, { onAnswer: () => undefined }]) {
    await failure(() => raw.use(value as never), StytchConfigError);
  }
  // As openapi-fetch has it: a list may have gaps.
  raw.use(undefined as never, null as never);
});

it("a raw call is its operation's though its path is another's that takes another method", async () => {
  const operations: string[] = [];
  const hooks: Hooks = { onRequest: ({ operation }) => operations.push(operation) };
  const { raw } = clientOn(record(), { hooks });
  await raw.GET("/v1/users/{user_id}", { params: { path: { user_id: "search" } } });
  await raw.GET("/v1/users/search" as "/v1/users/{user_id}", {} as typeof get);
  await raw.POST("/v1/users/search", {});
  await raw.request("delete", "/v1/users/{user_id}", get);
  expect(operations).toEqual([
    "api_user_v1_Get",
    "api_user_v1_Get",
    "api_user_v1_Search",
    "api_user_v1_Delete",
  ]);
});

eachTransport("an error's phrase shows no secret", async () => {
  const url = await serve((_, response) =>
    response.writeHead(400, `You sent ${secret}`).end(JSON.stringify(refusal())),
  );
  const { response } = await clientAt(url).raw.GET("/v1/users/{user_id}", get);
  expect(response.statusText).toBe("You sent [redacted]");
});

it("a body is sent with each attempt where a Request has no stream of it, as in Firefox and React Native", async () => {
  const body = Object.getOwnPropertyDescriptor(Request.prototype, "body")!;
  Object.defineProperty(Request.prototype, "body", { configurable: true, value: undefined });
  onTestFinished(() => void Object.defineProperty(Request.prototype, "body", body));
  const bodies: string[] = [];
  const url = await serve((request, response) => {
    void bodyOf(request).then((text) => {
      bodies.push(text);
      response.writeHead(bodies.length < 3 ? 500 : 200, { "content-type": "application/json" }).end("{}");
    });
  });
  const stytch = clientOn((request, init) => fetch(request, init), {
    baseUrl: url,
    clock: immediateClock(),
    timeout: 0,
  });
  const params = { path: { user_id: "u" } };
  await stytch.raw.PUT("/v1/users/{user_id}", { params, body: { external_id: "e" } });
  expect(bodies).toEqual(Array(3).fill('{"external_id":"e"}'));
});
