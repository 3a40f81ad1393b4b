import type { OperationId } from "../../../generated/routes.ts";
import type { operations } from "../../../generated/schema.ts";
import type { Environment } from "../environment/environment.ts";
import type { FieldErrors } from "../errors/require-valid.ts";
import type { Project } from "../project.ts";
import type { Store } from "../store/store.ts";

/** The surroundings of an operation, whatever its request. */
export interface OperationSurroundings extends Environment {
  readonly store: Store;
  /** The id of the sandbox's project. */
  readonly projectId: string;
  readonly project: Project;
}

/** All that an operation works with. Params, query and body are valid by the document. */
export interface OperationContext<Params, Query, Body> extends OperationSurroundings {
  /** The values of the path's braces. */
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
}

/** An operation's answer, of which some texts may still be on their way, such as a token that is being signed. */
export type Answer<Result> = {
  readonly [Field in keyof Result]: Result[Field] extends string
    ? Result[Field] | Promise<Result[Field]>
    : Result[Field];
};

/** The imitation of an operation. */
export interface Operation<Params, Query, Body, Result, Prepared = unknown> {
  /** Puts a body that the API takes, and the document doesn't have, in the document's form. */
  normalize?(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  /**
   * Refuses a body for which the API has a more exact error than its schema could give.
   *
   * @throws {ApiError}
   */
  check?(body: Readonly<Record<string, unknown>>): void;
  /** Leaves out of a body what `check` has held against its schema already. */
  unchecked?(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  /**
   * Makes what takes time, before it is carried out. Other requests come between.
   *
   * @throws {ApiError}
   */
  prepare?(context: OperationContext<Params, Query, Body>): Promise<Prepared>;
  /**
   * Carries it out at once: a promise would let other requests come between. Whatever it changed before it throws stays
   * changed, so it throws first.
   *
   * @param prepared from `prepare`
   * @throws {ApiError}
   */
  run(context: OperationContext<Params, Query, Body>, prepared: Prepared): Answer<Result>;
  /** The error types that its fields have of their own. */
  readonly fieldErrors?: FieldErrors;
  /** The number of calls that the API takes in a minute. Left out: none is known. */
  readonly rateLimit?: number;
  /**
   * The limit of calls that have something in common, such as the address that they write to. Calls that are refused
   * before they are carried out don't count.
   */
  sharedLimit?(body: Body): SharedLimit | undefined;
}

/** A number of calls in a time, counted under a name that several operations may share. */
export interface SharedLimit {
  readonly name: string;
  readonly calls: number;
  readonly milliseconds: number;
}

/** An operation of which only the document knows the types. */
export type AnyOperation = Operation<unknown, unknown, unknown, object>;

/** The imitations, by operationId. */
export type OperationTable = Readonly<Record<string, AnyOperation>>;

type ContentOf<Holder> = Holder extends { content: infer Content } ? Content[keyof Content] : never;
type Success<Responses> = Responses extends { 200: infer Response } | { 201: infer Response }
  ? Response
  : never;

/** A request's body, as the document has it. */
export type BodyOf<Id extends OperationId> = ContentOf<NonNullable<operations[Id]["requestBody"]>>;

/** An operation with the types that the document gives it. */
export type OperationOf<Id extends OperationId, Prepared = unknown> = Operation<
  NonNullable<operations[Id]["parameters"]["path"]>,
  NonNullable<operations[Id]["parameters"]["query"]>,
  BodyOf<Id>,
  Omit<ContentOf<Success<operations[Id]["responses"]>>, "request_id" | "status_code">,
  Prepared
>;

/** Imitations of operations of the document, each with its exact types. */
export type OperationsOf = { readonly [Id in OperationId]?: OperationOf<Id> };
