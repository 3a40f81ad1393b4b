import type { OperationId } from "../../../../../generated/routes.ts";
import type { operations } from "../../../../../generated/schema.ts";
import type { Body } from "../../../server/body.ts";
import type { ConnectedApps } from "../../connected-apps/connected-apps.ts";
import type { State } from "../../../store/state.ts";
import type { World } from "../../../environment/world.ts";

/** What an operation works with. Params and body are valid by the document. */
export interface Call<Params, Input> {
  readonly params: Params;
  readonly body: Input;
  readonly state: State;
  readonly apps: ConnectedApps;
  readonly world: World;
}

/** How the sandbox imitates an operation. */
export interface Operation<Params, Input, Result> {
  /** Refuses a body for which the API has a more exact error than its schema could give. */
  check?(body: Body): void;
  /** Answers at once: a promise would let other requests come between. */
  handle(call: Call<Params, Input>): Result;
}

type JSONOf<Holder> = Holder extends { content: { "application/json": infer Body } } ? Body : never;
type Success<Responses> = Responses extends { 200: infer Response } | { 201: infer Response }
  ? Response
  : never;

/** An operation with the types that the document gives it. */
export type OperationOf<Id extends OperationId> = Operation<
  NonNullable<operations[Id]["parameters"]["path"]>,
  JSONOf<NonNullable<operations[Id]["requestBody"]>>,
  Omit<JSONOf<Success<operations[Id]["responses"]>>, "request_id" | "status_code">
>;
