// The check of a client's answers: passed in, so that nobody else bundles the schemas.
import { afterEach, expect, it, vi } from "vitest";
import { StytchConfigError, StytchResponseError, type Fetch } from "../../src/index.ts";
import { createStytch as createNodeStytch } from "../../src/node/index.ts";
import { validator } from "../../src/validate/index.ts";
import { createResponseValidator } from "../../src/validate/response-validator.ts";
import { createValidator } from "../../src/validate/validator.ts";
import { connect } from "../client/api.ts";
import { immediateClock } from "../clock.ts";
import {
  clientOn,
  email,
  expectClean,
  failure,
  json,
  projectId,
  record,
  refusal,
  secret,
} from "../helpers.ts";

afterEach(() => void vi.restoreAllMocks());

const user_id = "user-1";
const request_id = "request-id-test-1";
const broken: Fetch = () => json({ user_id: 5, status_code: 200, request_id });

it("nothing is checked where no validator is passed in", async () => {
  expect(await clientOn(broken).users.get({ user_id })).toMatchObject({ user_id: 5 });
});

it("a strict validator fails a call whose answer breaks the document", async () => {
  const told: string[] = [];
  const hooks = { onResponse: () => told.push("response"), onError: () => told.push("error") };
  const stytch = clientOn(broken, { validate: validator("strict"), hooks });
  const error = await failure(stytch.users.get({ user_id }), StytchResponseError);
  expect(error.message).toMatch(/^GET \/v1\/users\/\{user_id\} → 200: the answer breaks the document: /);
  expect(error).toMatchObject({ status_code: 200, request_id, attempts: 1 });
  expect(told).toEqual(["error"]);
});

it("a strict validator leaves an error its type and its further attempts", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const limited = (): Response => json({ ...refusal("too_many_requests", 429), request_id: 5 }, 429);
  const fetch = record((request, init) => (fetch.requests.length === 1 ? limited() : broken(request, init)));
  const options = { validate: validator("strict"), clock: immediateClock(), retry: { attempts: 2 } };
  const error = await failure(
    clientOn(fetch, { ...options, timeout: 0 }).users.get({ user_id }),
    StytchResponseError,
  );
  expect(error).toMatchObject({ attempts: 2, previous: { error_type: "too_many_requests" } });
});

it("a validator that warns prints one line, and shows no value", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const answer: Fetch = () => json({ user_id: { [email]: secret }, request_id: email });
  const stytch = clientOn(answer, { validate: validator("warn") });
  expect(await stytch.users.get({ user_id })).toHaveProperty("user_id");
  expect(warn).toHaveBeenCalledTimes(1);
  const [text] = warn.mock.calls[0] as [string];
  expect(text).toContain("stytch-fetch: GET /v1/users/{user_id} → 200: the answer breaks the document: ");
  expectClean(text);
});

it("a raw call's answer is checked, too", async () => {
  const stytch = clientOn(broken, { validate: validator("strict") });
  const params = { path: { user_id } };
  const error = await failure(stytch.raw.GET("/v1/users/{user_id}", { params }), StytchResponseError);
  expect(error.message).toContain("the answer breaks the document: ");
});

it("a validator is known by its shape, as it may come from another copy of the package", async () => {
  const { mode, findResponseProblem } = validator("strict");
  const stytch = clientOn(broken, { validate: Object.freeze({ mode, findResponseProblem }) });
  await failure(stytch.users.get({ user_id }), StytchResponseError);
});

it("a validator of another API's rules checks that API's answers", async () => {
  const schema = { type: "object", properties: { thing_id: {} }, required: ["thing_id"] };
  const rules = {
    error: {},
    schemas: {},
    operations: { thing_Create: { responses: { "200": schema } } },
  };
  const validate = createResponseValidator("strict", createValidator(rules));
  const client = connect({ fetch: () => json({}), validate });
  const error = await failure(client.things.create({}), StytchResponseError);
  expect(error.message).toBe("POST /v1/things → 200: the answer breaks the document: thing_id is missing.");
});

it("a mode in a validator's place, as it once was, is refused with what to write now", () => {
  for (const create of [(validate: never) => clientOn(broken, { validate }), createOnNode]) {
    for (const wrong of ["warn", "strict", "off", true, null, {}, validator]) {
      expect(() => create(wrong as never)).toThrow(StytchConfigError);
      expect(() => create(wrong as never)).toThrow(
        'Import validator from "stytch-fetch/validate", and pass validator("warn") or validator("strict")',
      );
    }
  }
});

function createOnNode(validate: never): unknown {
  return createNodeStytch({ projectId, secret, validate });
}

it("a mode that there isn't is refused with those there are", () => {
  for (const mode of ["off", "Warn", "toString", undefined, null, 1]) {
    expect(() => validator(mode as never)).toThrow(StytchConfigError);
    expect(() => validator(mode as never)).toThrow('validator takes "warn" or "strict"');
  }
});
