import type { ConsoleOperation } from "../operation.ts";
import { splitParams } from "./split.ts";

type Params = Readonly<Record<string, unknown>>;

/** Writes a call as a command of a POSIX shell. What isn't filled in yet stays as `{user_id}`. */
export function curl(operation: ConsoleOperation, params: Params, gateway: string | undefined): string {
  const { verb, contentType, credentials } = operation;
  const { body } = splitParams(operation, params);
  const lines = [`curl${verb === "GET" ? "" : ` --request ${verb}`} ${urlOf(operation, params, gateway)}`];
  if (gateway !== undefined) lines.push('--header "Authorization: Bearer $STYTCH_GATEWAY_TOKEN"');
  else if (credentials === undefined) lines.push('--user "$STYTCH_PROJECT_ID:$STYTCH_SECRET"');
  if (operation.body && contentType === "form") {
    for (const [name, value] of Object.entries(body))
      lines.push(`--data-urlencode ${quote(`${name}=${String(value)}`)}`);
  } else if (operation.body) {
    lines.push("--header 'Content-Type: application/json'", `--data ${quote(JSON.stringify(body, null, 2))}`);
  }
  return lines.join(" \\\n  ");
}

function urlOf(operation: ConsoleOperation, params: Params, gateway: string | undefined): string {
  const { parameters, path } = operation;
  const values = splitParams(operation, params);
  const base = (gateway ?? operation.server).replace(/\/+$/, "");
  const query = new URLSearchParams(
    Object.entries(values.query).map(([name, value]) => [name, String(value)]),
  ).toString();
  const filled = path.replaceAll(/\{(\w+)\}/g, (braces, name: string) => {
    if (Object.hasOwn(values.path, name)) return encodeURIComponent(String(values.path[name]));
    return parameters.some((each) => each.name === name && each.fromOption) ? PROJECT : braces;
  });
  // A variable of the shell is read outside of single quotes only, and no address has a space.
  return quote(`${base}${filled}${query && `?${query}`}`).replace(PROJECT, `'"$STYTCH_PROJECT_ID"'`);
}

const PROJECT = " project ";

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
