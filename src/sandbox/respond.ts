import { document } from "./document.ts";
import { makeId } from "./ids.ts";
import type { Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

/** Answers with an operation's result. */
export function respond(status: number, result: object, world: World): Response {
  const request_id = makeId("request-id", world);
  return toResponse(status, { ...result, request_id, status_code: status });
}

/** Answers with an error, in the words of the document's catalogue. */
export function respondWithError(refusal: Refusal, world: World): Response {
  const { error_type } = refusal;
  const { status, message } = findWords(refusal);
  const body = {
    error_message: message,
    error_type,
    // Recorded answers end in the anchor; samples in older reference pages don't.
    error_url: `https://stytch.com/docs/api/errors/${status}#${error_type}`,
    request_id: makeId("request-id", world),
    status_code: status,
  };
  return toResponse(status, body, refusal.headers);
}

/** Recorded words go before ours, and what a handler can say of the very case before the general. */
export function findWords({ error_type, message }: Refusal): { status: number; message: string } {
  const entry = document["x-error-types"][error_type];
  if (!entry) return { status: 501, message };
  return { status: entry.status, message: entry.message ?? (message || `${entry.meaning} ${entry.remedy}`) };
}

function toResponse(status: number, body: object, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(toJSON(body), { status, headers: { "content-type": "application/json", ...headers } });
}

/** Writes JSON with every object's keys in alphabetical order, as recorded answers have them. */
function toJSON(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toJSON).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  // By hand, because an object puts its keys that are numbers first.
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${toJSON(member)}`).join(",")}}`;
}
