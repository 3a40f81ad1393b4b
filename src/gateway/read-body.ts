import type { Route } from "../../generated/routes.ts";
import type { PlainRequest } from "../transport/plain-exchange.ts";
import { readForm, readJson, readText, type Body } from "./body.ts";
import type { CallDeadline } from "./call-deadline.ts";
import { mayHaveBody } from "../routes/params.ts";
import { Refusal } from "./refusal.ts";

const TYPES = {
  json: /^application\/json[ \t]*(?:;[ \t]*charset="?utf-8"?[ \t]*)?$/i,
  form: /^application\/x-www-form-urlencoded[ \t]*(?:;[ \t]*charset="?utf-8"?[ \t]*)?$/i,
} as const;

/**
 * Reads the body of a request that its route takes. None is an empty one, where the method has bodies.
 *
 * Its type is demanded, as a page of another site can send no JSON without asking first
 * (https://fetch.spec.whatwg.org/#cors-safelisted-request-header).
 *
 * @param limit the most bytes
 * @throws {Refusal}
 */
export async function readBody(
  request: PlainRequest,
  { method, contentType }: Route,
  limit: number,
  deadline: CallDeadline,
): Promise<Body | undefined> {
  const { headers } = request;
  if (headers.has("content-encoding")) {
    throw new Refusal(
      "unsupported_media_type",
      "The body is packed. Send it as it is, without Content-Encoding.",
    );
  }
  const text = await readText(request, limit, deadline);
  const hasBody = mayHaveBody(method);
  if (text === "") return hasBody ? {} : undefined;
  if (!hasBody) throw new Refusal("bad_request", `${method} takes no body here. Leave it out.`);
  if (!TYPES[contentType ?? "json"].test(headers.get("content-type") ?? "")) {
    const wanted = contentType === "form" ? "application/x-www-form-urlencoded" : "application/json";
    throw new Refusal("unsupported_media_type", `The body must come as Content-Type: ${wanted}.`);
  }
  return contentType === "form" ? readForm(text) : readJson(text);
}
