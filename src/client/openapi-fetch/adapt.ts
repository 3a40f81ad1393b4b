import type { Route } from "../../../generated/routes.ts";
import { FORM_TYPE, serializeForm, serializeJson, serializeQuery } from "../serialize.ts";

/** The options by which openapi-fetch writes a call of a route. */
export interface Adaptation {
  readonly baseUrl: string | undefined;
  readonly headers: object;
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
