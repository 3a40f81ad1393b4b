import type { APIPromise, ResponseMeta, WithResponse } from "../../generated/methods.ts";
import { responseMeta, type ApiResponse } from "../transport/api-response.ts";
import type { Redactor } from "../transport/redact.ts";

const HOLDER = Symbol("holder");

/** Keeps what is needed if a call's response is asked for. */
export class ResponseHolder {
  #response: ApiResponse | undefined;
  #redactor: Redactor | undefined;

  keep(response: ApiResponse, redactor: Redactor): void {
    this.#response = response;
    this.#redactor = redactor;
    // What it was parsed to is with the caller: whoever keeps the promise of a page mustn't keep it twice.
    response.received.text = "";
  }

  meta(): ResponseMeta {
    return responseMeta(this.#response!, this.#redactor!);
  }
}

/** The promise that a method gives. Its holder is out of sight where it is logged. */
interface HoldingPromise extends APIPromise<unknown> {
  [HOLDER]: ResponseHolder;
}

/**
 * Makes a promise the one that a method gives.
 *
 * No closure of its own for each: V8 keeps what those hold until it collects the old generation.
 */
export function createPromise(result: Promise<unknown>, holder: ResponseHolder): APIPromise<unknown> {
  const promise = result as HoldingPromise;
  promise.withResponse = withResponse;
  promise[HOLDER] = holder;
  return promise;
}

function withResponse(this: HoldingPromise): Promise<WithResponse<unknown>> {
  // Of the promise itself: another one beside it would leave a rejection of this one unhandled.
  return this.then((data) => ({ data, response: this[HOLDER].meta() }));
}
