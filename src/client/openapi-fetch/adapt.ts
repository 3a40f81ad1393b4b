import type { Route } from "../../../generated/routes.ts";
import { FORM_TYPE, serializeForm, serializeJson, serializeQuery } from "../serialize.ts";

/** The options by which openapi-fetch writes a call of a route. */
export interface Adaptation {
  readonly baseUrl: string | undefined;
  readonly headers: object;
  readonly Request: typeof Request;
  readonly querySerializer: typeof serializeQuery;
  readonly bodySerializer: (body: unknown) => string;
}

/**
 * Gives openapi-fetch what a route says, in its own options.
 *
 * @param headers those of the call
 */
export function adapt(
  route: Route | undefined,
  servers: Readonly<Record<string, string>>,
  headers: object = {},
): Adaptation {
  const isForm = route?.contentType === "form";
  return {
    baseUrl: servers[route?.server ?? "api"],
    headers: isForm ? withFormType(headers) : headers,
    // Looked up for each call: openapi-fetch keeps the one that there was as it was made.
    Request: globalThis.Request,
    querySerializer: serializeQuery,
    bodySerializer: isForm ? serializeForm : serializeJson,
  };
}

/** A content type of the call's own wins. */
function withFormType(headers: object): object {
  if (!(headers instanceof Headers)) return { "content-type": FORM_TYPE, ...headers };
  const all = new Headers(headers);
  if (!all.has("content-type")) all.set("content-type", FORM_TYPE);
  return all;
}
