/** A JSON Schema, as far as it is read here. */
export interface Schema {
  readonly $ref?: string;
  readonly [keyword: string]: unknown;
}

/** A path or query parameter of an operation. */
export interface ParameterRules {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly schema: Schema;
}

/** The request's body of an operation. */
export interface BodyRules {
  readonly required: boolean;
  readonly contentType: "json" | "form";
  readonly schema: Schema;
}

/** One operation, as `generated/validation.json` has it. */
export interface OperationEntry {
  readonly parameters?: readonly ParameterRules[];
  readonly body?: BodyRules;
  /** The schema of the body of each response, by status. */
  readonly responses: Readonly<Record<string, Schema>>;
  /** The form of its errors, where it is another than the API's. */
  readonly error?: Schema;
}

/** The rules by which an API's requests and responses are checked. The generator makes it from the document. */
export interface ValidationRules {
  /** The form of every error. */
  readonly error: Schema;
  /** Names of fields that only a server may send, wherever a request has them. Left out: none. */
  readonly serverFields?: readonly string[];
  readonly operations: Readonly<Record<string, OperationEntry>>;
  /** By name. `{ "$ref": "#/components/schemas/<name>" }` refers to one. */
  readonly schemas: Readonly<Record<string, Schema>>;
}

/** Schemas by the address that others refer to them by. */
export type SchemasByRef = Readonly<Record<string, Schema>>;
