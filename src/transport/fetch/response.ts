import type { TransportResponse } from "../message.ts";

/** Takes the head of a `Response`. Its body is not read. */
export function fromResponse({ status, statusText, headers, type }: Response): TransportResponse {
  return {
    status,
    statusText,
    isHidden: type === "opaqueredirect",
    text: "",
    header: (name) => headers.get(name),
    headers: () => new Headers(headers),
  };
}
