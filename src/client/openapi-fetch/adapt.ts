import type { Route } from "../../../generated/routes.ts";
import { compilePath } from "../../routes/path.ts";
import type { ClientContext } from "../../transport/context.ts";
import { FORM_TYPE, serializeForm, serializeJson, serializeQuery } from "../serialize.ts";

/** A raw call's options, as far as they are looked at here. */
export interface CallInit {
  readonly baseUrl?: string;
  readonly headers?: object;
  readonly params?: { readonly path?: Record<string, unknown> };
}

/** Completes a raw call's options by what its route says. Those it is given win. */
export function adaptCall(
  { servers, pathDefaults }: ClientContext,
  route: Route | undefined,
  path: string,
  init: CallInit,
): object {
  const template = route?.path === path ? route : { path };
  const fill = compilePath(template, pathDefaults);
  return {
    baseUrl: servers[route?.server ?? "api"],
    pathSerializer: (url: string, values: Record<string, unknown>) =>
      url.slice(0, url.length - path.length) + fill(values),
    ...adaptBody(route),
    ...init,
    headers: adaptHeaders(route, init.headers),
    // Without any values openapi-fetch would leave the braces in.
    params: { ...init.params, path: init.params?.path ?? {} },
  };
}

/** The options by which openapi-fetch writes a call's query and body. */
export function adaptBody(route: Route | undefined): object {
  return {
    // Looked up for each call: openapi-fetch keeps the one that there was as it was made.
    Request: globalThis.Request,
    querySerializer: serializeQuery,
    bodySerializer: route?.contentType === "form" ? serializeForm : serializeJson,
  };
}

/** A call's headers with the type of its body, where that isn't JSON. A type of the call's own wins. */
export function adaptHeaders(route: Route | undefined, headers: object = {}): object {
  if (route?.contentType !== "form") return headers;
  if (!(headers instanceof Headers)) return { "content-type": FORM_TYPE, ...headers };
  const all = new Headers(headers);
  if (!all.has("content-type")) all.set("content-type", FORM_TYPE);
  return all;
}
