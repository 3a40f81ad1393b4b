import type { Route } from "../../generated/routes.ts";
import type { SplitParams } from "../routes/params.ts";
import type { ClientContext } from "../transport/context.ts";
import { mergeHeaders } from "../transport/headers.ts";
import type { TransportRequest } from "../transport/message.ts";
import { FORM_TYPE, serializeForm, serializeJson, serializeQuery } from "./serialize.ts";

/** Makes a call's request. Its URL has no query yet. */
export type CreateRequest = (
  url: string,
  params: SplitParams,
  headers: Readonly<Record<string, string>> | undefined,
) => TransportRequest;

/** Makes the function that makes an operation's requests. */
export function createRequestFactory(context: ClientContext, { method, contentType }: Route): CreateRequest {
  const serialize = contentType === "form" ? serializeForm : serializeJson;
  const type = { "content-type": contentType === "form" ? FORM_TYPE : "application/json" };
  const common = mergeHeaders(context.headers);
  const withBody = mergeHeaders(type, context.headers);
  return (url, { query, body }, headers) => {
    const search = serializeQuery(query);
    const own = headers && mergeHeaders(body && type, context.headers, headers);
    return {
      method,
      url: search ? `${url}?${search}` : url,
      headers: own ?? (body ? withBody : common),
      body: body && serialize(body),
    };
  };
}
