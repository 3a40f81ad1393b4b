import type { OperationId } from "../../../generated/routes.ts";
import { isObject } from "../../json.ts";
import { basicAuthorization, basicPatterns } from "../../transport/auth.ts";
import { Redactor } from "../../transport/redact.ts";
import type { Credentials } from "../credentials.ts";
import { hideSecretFields, hideWrittenSecrets } from "./secret-fields.ts";

/** A request that a sandbox got, and its answer. Where the sandbox's secret or a password stood is `[redacted]`. */
export interface RecordedCall {
  /** None for a path or method that the document doesn't have. */
  readonly operationId: OperationId | undefined;
  readonly method: string;
  /** As it was sent, with its percent-encoding. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /**
   * The body, parsed. The text itself where it isn't JSON; `undefined` where there was none. Passwords, tokens and secrets
   * are `[redacted]`.
   */
  readonly body: unknown;
  /** In lower case, without `authorization`, `proxy-authorization` and `cookie`. */
  readonly headers: Readonly<Record<string, string>>;
  /** `undefined` until there is an answer, and for good where a fault broke the connection. */
  readonly status: number | undefined;
  readonly error_type?: string;
  /** The moment at which it came, by the sandbox's clock. */
  readonly at: string;
}

/** The parts of a request that are written down. */
export interface RequestToRecord {
  readonly url: string;
  readonly method: string;
  readonly text: string;
  readonly listHeaders: () => readonly (readonly [name: string, value: string])[];
}

/** Writes an answer down on its call. */
export type Complete = (response: { readonly status: number; readonly error_type?: string }) => void;

const MAX_CALLS = 10_000;
/** A longer body is only described, so that a long test run can't fill the memory. */
const MAX_BODY = 64 * 1024;
const HIDDEN = ["authorization", "proxy-authorization", "cookie"];

/** The requests a sandbox got: the last {@link MAX_CALLS} of them. */
export class RecordedCalls {
  #calls: RecordedCall[] = [];
  readonly #redactor: Redactor;

  constructor({ projectId, secret }: Credentials) {
    this.#redactor = new Redactor(() => basicPatterns(secret, basicAuthorization(projectId, secret)));
  }

  /** The calls so far, the oldest first. */
  list(): RecordedCall[] {
    return [...this.#calls];
  }

  /** Writes a request down. */
  begin(request: RequestToRecord, operationId: OperationId | undefined, now: number): Complete {
    const url = new URL(request.url);
    const call: { -readonly [Key in keyof RecordedCall]: RecordedCall[Key] } = {
      operationId,
      method: request.method,
      path: this.#redactor.text(url.pathname),
      query: hideSecretFields(this.#clean(url.searchParams)) as Record<string, string>,
      body: this.#readBody(request.text),
      headers: this.#clean(request.listHeaders().filter(([name]) => !HIDDEN.includes(name))),
      status: undefined,
      at: new Date(now).toISOString(),
    };
    this.#calls.push(call);
    if (this.#calls.length > MAX_CALLS) this.#calls.shift();
    return ({ status, error_type }) => {
      call.status = status;
      if (error_type !== undefined) call.error_type = error_type;
    };
  }

  /** Forgets all calls. */
  reset(): void {
    this.#calls = [];
  }

  #clean(entries: Iterable<readonly [string, string]>): Record<string, string> {
    return Object.fromEntries(
      [...entries].map(([name, value]) => [this.#redactor.text(name), this.#redactor.text(value)]),
    );
  }

  #readBody(text: string): unknown {
    if (text === "") return undefined;
    if (text.length > MAX_BODY) return `[${text.length} characters, more than are kept]`;
    try {
      const parsed = { body: JSON.parse(text) as unknown };
      if (this.#redactor.json(parsed))
        return isObject(parsed.body) ? hideSecretFields(parsed.body) : parsed.body;
    } catch {
      // It is kept as the text that it is.
    }
    return hideWrittenSecrets(this.#redactor.text(text));
  }
}
