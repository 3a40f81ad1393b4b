import type { ConsoleOperation } from "../operation.ts";
import { Code, literal } from "./literal.ts";
import { splitParams } from "./split.ts";

type Params = Readonly<Record<string, unknown>>;

const PROJECT_ID = new Code("process.env.STYTCH_PROJECT_ID!");

/** Writes a call of the openapi-fetch client. */
export function rawCall(operation: ConsoleOperation, params: Params): string {
  const { verb, parameters } = operation;
  const split = splitParams(operation, params);
  const isEmpty = Object.keys(params).length === 0;
  // openapi-fetch knows no options that fill a path, and wants a body where one is needed.
  const options = parameters.filter(({ fromOption }) => fromOption).map(({ name }) => [name, PROJECT_ID]);
  const path = { ...(Object.fromEntries(options) as Params), ...split.path };
  const around = { ...pair("path", path), ...pair("query", split.query) };
  const body = operation.body?.required && !isEmpty ? { body: split.body } : pair("body", split.body);
  const init = { ...pair("params", around), ...body };
  const start = `const { data, error } = await stytch.raw.${verb}(${JSON.stringify(operation.path)}`;
  const rest = Object.keys(init).length > 0 ? `, ${literal(init, 0, start.length + 4)}` : "";
  return `${start}${rest});`;
}

function pair(name: string, value: Params): Params {
  return Object.keys(value).length > 0 ? { [name]: value } : {};
}
