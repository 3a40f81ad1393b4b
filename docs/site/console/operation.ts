import type { ObjectField } from "./form/field.ts";

/** A parameter that isn't in the body. */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  /** The option of a client that fills it where a call leaves it out. */
  readonly fromOption?: "projectId";
}

/** Params that fill the form in one click. */
export interface Sample {
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** All that the console of a page knows about its operation. It is JSON, and written into the page. */
export interface ConsoleOperation {
  readonly operationId: string;
  /** `users.create`. */
  readonly method: string;
  /** `apiUserV1Create`. */
  readonly flat: string;
  readonly verb: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** `/v1/users/{user_id}`. */
  readonly path: string;
  /** The base URL of its server in the test environment. */
  readonly server: string;
  readonly contentType: "json" | "form";
  /** The proof of who calls, where it isn't the project's id and secret: none, or a client's in the form. */
  readonly credentials?: "none" | "form";
  readonly parameters: readonly Parameter[];
  readonly body?: { readonly required: boolean };
  /** The controls of the parameters, then of the body's fields. */
  readonly form: ObjectField;
  readonly samples: readonly Sample[];
  /** Whether the sandbox carries it out; otherwise it answers 501. */
  readonly isImitated: boolean;
  /** The methods of the tour that the sandbox imitates, in their order. */
  readonly tour: readonly string[];
}
