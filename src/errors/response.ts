import { nameError, StytchError } from "./base.ts";

/**
 * An answer came, but not the API's: HTML of a proxy, broken JSON or HTTP, nothing, a redirect, too much.
 * The request may have been carried out.
 *
 * @example
 * if (error instanceof StytchResponseError) console.error(error.status_code, error.request_id);
 */
export class StytchResponseError extends StytchError {
  /** The HTTP status. 0 for a redirect in a browser, which hides it, and where the answer's head can't be read. */
  readonly status_code: number;
  /** Names this request, if the answer still told. */
  readonly request_id: string | undefined;

  /** @param problem completes the sentence "the answer …" */
  constructor(
    route: string,
    problem: string,
    status_code: number,
    { request_id, cause }: { request_id?: string | undefined; cause?: Error } = {},
  ) {
    const id = request_id ? ` (${request_id})` : "";
    super(`${route} → ${status_code}: the answer ${problem}${id}`, cause && { cause });
    this.status_code = status_code;
    this.request_id = request_id;
  }
}

nameError(StytchResponseError, "StytchResponseError");
