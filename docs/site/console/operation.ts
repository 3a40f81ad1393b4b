/** A part of JSON Schema as the document uses it; unknown words are left alone. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly discriminator?: { readonly propertyName: string };
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly "x-enumDescriptions"?: Readonly<Record<string, string>>;
}

/** A parameter of an operation's path or query. */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Schema;
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
  readonly verb: "GET" | "POST" | "PUT" | "DELETE";
  /** `/v1/users/{user_id}`. */
  readonly path: string;
  /** The base URL of its server in the test environment. */
  readonly server: string;
  readonly contentType: "json" | "form";
  /** The proof of who calls, where it isn't the project's id and secret: none, or a client's in the form. */
  readonly credentials?: "none" | "form";
  readonly parameters: readonly Parameter[];
  readonly body?: { readonly required: boolean; readonly schema: Schema };
  /** All schemas that the others refer to, by `#/components/schemas/X`. */
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly samples: readonly Sample[];
  /** Whether the sandbox carries it out; otherwise it answers 501. */
  readonly isImitated: boolean;
  /** The methods of the tour that the sandbox imitates, in their order. */
  readonly tour: readonly string[];
}
