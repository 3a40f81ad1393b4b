import type { Route } from "../../../generated/routes.ts";
import { readOptions, requireBoolean } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";
import { parameterNames } from "../../routes/path.ts";
import type { Validator } from "../../validate/validator.ts";
import { readLimit, type Limit } from "../limit.ts";
import { readFieldPaths, type NamedFields } from "./field-paths.ts";
import type { Fields } from "./fields.ts";
import { findForbidden, type Sendable } from "./find-forbidden.ts";
import { readFixedValues } from "./fixed-values.ts";
import { hideFields } from "./hide.ts";
import type { FindOperation, NamedOperation } from "../../routes/names.ts";
import { readOperationFields } from "./operation-fields.ts";

/** An operation that a policy allows. */
export interface Allowed extends NamedOperation {
  /** Whether those may call it whom nobody knows. */
  readonly strangers: boolean;
  /** A limit of its own, counted beside the general ones. */
  readonly limit: Limit | undefined;
  /** Values that are put over the body's. */
  readonly set: Readonly<Record<string, unknown>>;
  /** The names of the path's and the query's parameters in the document. */
  readonly params: readonly string[];
  /** The names of the body's own fields in the document. */
  readonly body: readonly string[];
  /**
   * Finds the first field that the caller may not send.
   *
   * @returns words for the caller: `trusted_metadata isn't allowed here`
   */
  readonly findForbidden: (
    params: Readonly<Record<string, string>>,
    body: Readonly<Record<string, unknown>> | undefined,
    isStranger: boolean,
  ) => string | undefined;
  /**
   * Takes the hidden fields out of an answer's parsed body, in place.
   *
   * @returns whether there were any
   */
  readonly hide: (body: unknown) => boolean;
}

/** An API, as far as a policy must know it. */
export interface PolicyApi {
  readonly routes: Readonly<Record<string, Route>>;
  readonly validator: Validator;
  /** Names of fields that only a server may send. */
  readonly serverFields: readonly string[];
}

/**
 * Fields that name a user, or a session of theirs, without a proof: whoever knows the id could act on it. A stranger may
 * send them only where the policy names them.
 */
const UNPROVEN = ["user_id", "session_id"];

/** A permission before anything is known of it. Its exact type is a union of all operations, too wide to read by. */
interface GivenPermission {
  operation?: unknown;
  body?: unknown;
  query?: unknown;
  hide?: unknown;
  set?: unknown;
  strangers?: boolean;
  limit?: Limit;
}

/** The last names of methods that begin a login, or need no one known: what they tell is no one's. */
const BEGINNINGS =
  /^(?:send|loginOrCreate|resetStart|authenticateStart|strengthCheck|getJWKS|token|introspectTokenNetwork)$/;

/** Whether an operation may be for everyone: it begins a login, or ends one, by a proof that brings a session. */
function isForStrangers({ route }: NamedOperation, answer: Fields): boolean {
  return BEGINNINGS.test(route.accessor.at(-1)!) || answer.get("session_token") !== undefined;
}

const NAMES = ["operation", "body", "query", "hide", "set", "strangers", "limit"];

/**
 * Reads one permission.
 *
 * @param at its own name, for messages
 * @throws {StytchConfigError} naming the option, the rule and the remedy
 */
export function readPermission(
  at: string,
  given: unknown,
  findOperation: FindOperation,
  { validator, serverFields }: PolicyApi,
): Allowed {
  const isName = typeof given === "string";
  const options = isName ? { operation: given } : readOptions(at, given as GivenPermission, NAMES);
  const { operation: name, strangers = false, limit, set = {} } = options;
  const found = findOperation(isName ? at : `${at}.operation`, name);
  requireBoolean(`${at}.strangers`, strangers);
  const { query, body, answer } = readOperationFields(found.operationId, validator);
  if (strangers && !isForStrangers(found, answer)) {
    throw new StytchConfigError(
      `${at}: ${found.operation} can't be allowed to strangers. It begins no login, so anyone could act on anybody. ` +
        "Leave out `strangers`, and pass an authorize.",
    );
  }
  const owner = (part: string): string => `the ${part} of ${found.operation}`;
  const read = (list: "body" | "query" | "hide", part: string, fields: Fields): NamedFields | undefined => {
    const { [list]: paths } = options;
    return paths === undefined ? paths : readFieldPaths(`${at}.${list}`, paths, owner(part), fields);
  };
  const hidden = read("hide", "answer", answer);
  const inPath = parameterNames(found.route.path);
  return {
    ...found,
    strangers,
    limit: limit === undefined ? undefined : readLimit(`${at}.limit`, limit),
    set: readFixedValues(`${at}.set`, set, owner("body"), body, validator.findProblem),
    params: [...inPath, ...query.names],
    body: body.names,
    findForbidden: createFindForbidden(
      inPath,
      { fields: query, named: read("query", "query", query) },
      { fields: body, named: read("body", "body", body) },
      serverFields,
    ),
    hide: (answered) => hidden !== undefined && hideFields(hidden, answered),
  };
}

function createFindForbidden(
  inPath: readonly string[],
  query: Sendable,
  body: Sendable,
  serverFields: readonly string[],
): Allowed["findForbidden"] {
  const guarded = new Set(serverFields);
  const guardedFromStrangers = new Set([...serverFields, ...UNPROVEN]);
  return (params, sent, isStranger) => {
    const names = isStranger ? guardedFromStrangers : guarded;
    // The path's own are what the operation was found by.
    const asked = Object.fromEntries(Object.entries(params).filter(([name]) => !inPath.includes(name)));
    const found = findForbidden(query, names, asked) ?? findForbidden(body, names, sent ?? {});
    return found === undefined ? undefined : `${found} isn't allowed here`;
  };
}
