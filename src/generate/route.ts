import type { Body } from "./body.ts";
import type { Method, Operation, Parameter } from "./openapi.ts";
import type { Pages } from "./pages.ts";

/** One operation, with everything the emitted files say about it. */
export interface Route {
  id: string;
  /** The place of the client's method: `["users", "create"]` for `stytch.users.create`. */
  accessor: string[];
  method: Uppercase<Method>;
  path: string;
  pathParameters: Parameter[];
  queryParameters: Parameter[];
  body?: Body | undefined;
  /** The name of the success answer's schema; none where it has no body. */
  result?: string | undefined;
  pages?: Pages | undefined;
  /** The proof of who calls, where it isn't HTTP Basic. */
  credentials?: "none" | "form" | undefined;
  /** The name of its server, where it isn't `api`. */
  server?: string | undefined;
  /** The form of its errors, where it isn't the API's. */
  errors?: "oauth" | undefined;
  /** For each path parameter, the values that would make the request another operation's. */
  reserved: Record<string, string[]>;
  operation: Operation;
}
