import type { APIPromise, OperationTypes } from "../../generated/methods.ts";
import type { Stytch } from "./create.ts";
import type { CallOptions } from "./types.ts";

/**
 * A client, or a part of one, whose methods give plain promises. Every client fits, and so do a fake and a decorator
 * that are made of `async` functions, which lack `withResponse`.
 *
 * @example
 * async function greet(users: Pick<PlainPromises<Stytch>["users"], "get">, user_id: string) { … }
 * await greet(stytch.users, user_id);
 * await greet({ get: async () => user }, user_id); // in a test
 */
export type PlainPromises<Part> = Part extends Stytch["call"]
  ? PlainCall
  : Part extends (...args: infer Args) => APIPromise<infer Result>
    ? (...args: Args) => Promise<Result>
    : Part extends (...args: never) => unknown
      ? Part
      : { [Name in keyof Part]: Name extends "raw" ? Part[Name] : PlainPromises<Part[Name]> };

type PlainCall = <Id extends keyof OperationTypes>(
  operationId: Id,
  params: OperationTypes[Id]["params"],
  options?: CallOptions,
) => Promise<OperationTypes[Id]["result"]>;

/**
 * Makes what a method gives, of a value that is made up: for tests that put a function of their own in a method's
 * place. Its response has a status and headers that are made up, too.
 *
 * @param data the answer's body, or a promise of it, which may reject
 * @param response `status`, 200 if left out, and `headers`
 * @example
 * vi.spyOn(stytch.users, "get").mockReturnValue(fakeReply(user));
 * @example
 * const get: Stytch["users"]["get"] = () => fakeReply(user, { headers: { "x-request-id": "a" } });
 */
export function fakeReply<Result>(
  data: Result | PromiseLike<Result>,
  response: { status?: number | undefined; headers?: Readonly<Record<string, string>> | undefined } = {},
): APIPromise<Result> {
  // One of its own: the given one is the caller's.
  const reply = new Promise<Result>((resolve) => resolve(data));
  const { status = 200, headers } = response;
  const withResponse: APIPromise<Result>["withResponse"] = () =>
    reply.then((value) => ({ data: value, response: { status, headers: new Headers(headers) } }));
  return Object.assign(reply, { withResponse });
}
