import type { ConsoleOperation } from "../operation.ts";
import { splitParams } from "./split.ts";

type Params = Readonly<Record<string, unknown>>;

/** Writes a call as a command of a POSIX shell. What isn't filled in yet stays as `{user_id}`. */
export function curl(operation: ConsoleOperation, params: Params, gateway: string | undefined): string {
  const { verb, contentType, credentials } = operation;
  const { body } = splitParams(operation, params);
  const lines = [`curl${verb === "GET" ? "" : ` --request ${verb}`} ${urlOf(operation, params, gateway)}`];
  if (gateway !== undefined) lines.push('--header "Authorization: Bearer $TOKEN"');
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
  // In pieces, as a variable of the shell is only read outside of single quotes.
  const pieces = [quote(base)];
  for (const [i, part] of path.split(/\{(\w+)\}/).entries()) {
    if (i % 2 === 0) pieces.push(part === "" ? "" : quote(part));
    else if (Object.hasOwn(values.path, part))
      pieces.push(quote(encodeURIComponent(String(values.path[part]))));
    else if (parameters.some(({ name, fromOption }) => name === part && fromOption))
      pieces.push('"$STYTCH_PROJECT_ID"');
    else pieces.push(quote(`{${part}}`));
  }
  const query = new URLSearchParams(
    Object.entries(values.query).map(([name, value]) => [name, String(value)]),
  );
  if (query.size > 0) pieces.push(quote(`?${query.toString()}`));
  return pieces.join("").replaceAll("''", "");
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
