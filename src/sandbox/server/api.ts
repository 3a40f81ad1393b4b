import type { RouteTable } from "../../routes/match.ts";
import type { Validator } from "../../validate/validator.ts";
import type { OperationTable } from "../resources/operation.ts";

/** An API, as far as its server must know it. */
export interface SandboxApi {
  /** Its operations, by operationId. */
  readonly routes: RouteTable;
  /** The rules of their parameters, bodies and answers. */
  readonly validator: Validator;
  /** Those that are imitated. The rest answer 501. */
  readonly operations: OperationTable;
}
