import { isObject } from "../../json.ts";
import type { Caller, CallerSession, Denial } from "../types.ts";
import { isBlank, namesSession, ownField, SESSION_FIELDS, takesSession } from "./places.ts";
import { readBind } from "./read-bind.ts";

/** A word in a path that stands for the caller's own id: `/v1/users/me`. */
const ME = "me";

type Body = Readonly<Record<string, unknown>>;

/** The parts of a permission that binding goes by. */
export interface BoundOperation {
  /** Whether strangers may call it, too. */
  readonly strangers: boolean;
  /** The names of the path's and the query's parameters. */
  readonly params: readonly string[];
  /** The names of the body's own fields. */
  readonly body: readonly string[];
}

/** A call that is its caller's own. */
export interface BoundCall {
  readonly params: Readonly<Record<string, string>>;
  /** Nothing where none came, and none is needed. */
  readonly body: Body | undefined;
}

/**
 * Holds a call to its caller. Wherever it has a field that the caller is bound in, the value must be the caller's own:
 * in the path and the query, and at any depth of the body, in free objects such as metadata too. A session that the body
 * names must be the caller's own, if they are bound at all.
 *
 * Of the body's own fields those left out are filled in: the caller's session first, then what they are bound in where no
 * session says it. An operation that strangers may call begins a login as often as not, and a caller may want another
 * user's than the one they still are, so there only what is `""` or needed is filled in.
 *
 * @param isValid whether a body is one that the operation takes
 * @throws {StytchConfigError} for a caller who is bound to what is no value
 */
export function bindCall(
  caller: Caller,
  operation: BoundOperation,
  params: Readonly<Record<string, string>>,
  body: Body | undefined,
  isValid: (body: Body) => boolean,
): BoundCall | Denial {
  const bind = readBind(caller);
  const bound = bindParams(bind, operation, params);
  const foreign =
    findForeign(bind, bound, body) ??
    (bind.size > 0 && takesSession(operation.body) ? findForeignSession(caller.session, body) : undefined);
  if (foreign !== undefined) return { deny: 403, message: `${foreign} isn't yours.` };
  if (bind.size > 0 && !caller.isOwn && !isNamed(bind, operation, body)) {
    return {
      deny: 403,
      message: "Nothing in this call says whose it is, so it can't be held to its caller.",
    };
  }
  const filled = fillBody(caller.session, bind, operation, body ?? {}, isValid);
  return { params: bound, body: body || Object.keys(filled).length > 0 ? filled : undefined };
}

/** Whether a call has a place that says whose it is, so that what is bound there holds it to its caller. */
function isNamed(
  bind: ReadonlyMap<string, string>,
  { params, body: fields }: BoundOperation,
  body: Body | undefined,
): boolean {
  // The id of a session says nothing of whose it is.
  if (!bind.has("session_id") && !isBlank(ownField(body, "session_id"))) return false;
  return [...params, ...fields].some((name) => bind.has(name)) || takesSession(fields);
}

function bindParams(
  bind: ReadonlyMap<string, string>,
  { params: names }: BoundOperation,
  params: Readonly<Record<string, string>>,
): Record<string, string> {
  const own = names.filter((name) => {
    const given = Object.hasOwn(params, name) ? params[name] : undefined;
    return bind.has(name) && (isBlank(given) || given === ME);
  });
  return { ...params, ...Object.fromEntries(own.map((name) => [name, bind.get(name)!])) };
}

/** Finds the first place, if any, that has another value than the caller is bound to. */
function findForeign(bind: ReadonlyMap<string, string>, ...parts: unknown[]): string | undefined {
  if (bind.size === 0) return undefined;
  const own = new Map([...bind].map(([name, value]) => [fold(name), value]));
  // No recursion: the stack ends before a body of brackets does.
  const open = [...parts];
  while (open.length > 0) {
    const value = open.pop();
    if (Array.isArray(value)) for (const member of value) open.push(member);
    if (!isObject(value)) continue;
    for (const [name, member] of Object.entries(value)) {
      const wanted = own.get(fold(name));
      // One that is left blank is filled in, or names nobody.
      if (wanted !== undefined && member !== wanted && !(isBlank(member) && bind.has(name))) return name;
      if (typeof member === "object") open.push(member);
    }
  }
  return undefined;
}

/**
 * Writes a name as lenient readers compare it, such as Go's and that of Protocol Buffers' JSON, which take `User_ID` and
 * `userId` for `user_id`.
 */
function fold(name: string): string {
  if (/^[a-z]*$/.test(name)) return name;
  return name.normalize("NFKC").toLowerCase().replaceAll(/[_-]/g, "");
}

function findForeignSession(own: CallerSession | undefined, body: Body | undefined): string | undefined {
  return SESSION_FIELDS.find((field) => {
    const given = ownField(body, field);
    return !isBlank(given) && given !== ownField(own, field);
  });
}

function fillBody(
  session: CallerSession | undefined,
  bind: ReadonlyMap<string, string>,
  operation: BoundOperation,
  given: Body,
  isValid: (body: Body) => boolean,
): Body {
  const names = operation.body.filter((name) => bind.has(name));
  const asked = names.filter((name) => ownField(given, name) === "");
  const rest = without(given, ...asked);
  const body = takesSession(operation.body)
    ? { ...fillSession(session, names, operation, rest, isValid) }
    : { ...rest };
  for (const name of names) {
    if (!isBlank(ownField(body, name))) continue;
    const mayLack = namesSession(body) || (operation.strangers && !asked.includes(name));
    const own = { [name]: bind.get(name)! };
    if (!mayLack || isNeeded(own, body, isValid)) Object.assign(body, own);
  }
  return body;
}

function fillSession(
  session: CallerSession | undefined,
  names: readonly string[],
  { strangers }: BoundOperation,
  body: Body,
  isValid: (body: Body) => boolean,
): Body {
  const own = sessionField(session);
  if (!own || namesSession(body)) return body;
  const rest = without(body, ...SESSION_FIELDS);
  const filled = { ...rest, ...own };
  if (SESSION_FIELDS.some((field) => ownField(body, field) === "")) return filled;
  // Of an id and a session many operations take but one. Where an id is needed beside it, it says nothing about that.
  const isNamed = names.some((name) => !isBlank(ownField(body, name)) && isValid(without(filled, name)));
  return isNamed || (strangers && !isNeeded(own, rest, isValid)) ? body : filled;
}

/** Whether a field makes the body one that the operation takes, which it isn't without. */
function isNeeded(field: Body, body: Body, isValid: (body: Body) => boolean): boolean {
  return !isValid(body) && isValid({ ...body, ...field });
}

/** The JWT rather than the token, as it is what was checked. The API takes only one of them. */
function sessionField(session: CallerSession | undefined): Body | undefined {
  const field = (["session_jwt", "session_token"] as const).find((name) => !isBlank(ownField(session, name)));
  return field && { [field]: ownField(session, field) };
}

function without(body: Body, ...names: readonly string[]): Body {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}
