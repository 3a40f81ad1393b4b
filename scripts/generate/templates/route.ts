// A template of generated/routes.ts: the types of its tables.
/** There, the names of the document's servers. */
type ServerName = string;
// template:
/**
 * One operation: where its request goes, and what a caller must know to send it safely. What is left out is as in most
 * operations.
 */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The path, with its parameters in braces. */
  readonly path: string;
  /** The place of the client's method: `["users", "create"]` is `stytch.users.create`. */
  readonly accessor: readonly string[];
  /** `read` changes nothing; `idempotent` may be sent twice; `unsafe` may not. */
  readonly retry: "read" | "idempotent" | "unsafe";
  /**
   * The proof of who calls: nothing, or `client_id` and `client_secret` in the form that is the body. Left out: the
   * project's id and secret, by HTTP Basic.
   */
  readonly credentials?: "none" | "form";
  /** The body's media type: `application/x-www-form-urlencoded`. Left out: JSON. */
  readonly contentType?: "form";
  /** The parameters of a request with a body that go to the query all the same. */
  readonly query?: readonly string[];
  /** Whether a success has no body, as with 204. */
  readonly empty?: true;
  /** The server that takes it. Left out: `api`. */
  readonly server?: ServerName;
  /** The form of its errors: OAuth's `error`, `error_description`, `error_uri` (RFC 6749 §5.2). Left out: the API's own. */
  readonly errors?: "oauth";
  /** Path parameters that an option of the client fills where a call leaves them out, with the option's name. */
  readonly fromOptions?: Readonly<Record<string, "projectId">>;
  /** Values of a path parameter that would make the request another operation's. */
  readonly reserved?: Readonly<Record<string, readonly string[]>>;
  /** The field of a page's items, and the paths to the next page's cursor and to the number of items on all pages. */
  readonly pages?: {
    readonly items: string;
    readonly cursor: readonly string[];
    readonly total?: readonly string[];
  };
}

/** A server's address, for projects of the test and of the live environment. */
export interface ServerUrls {
  readonly test: string;
  readonly live: string;
}
