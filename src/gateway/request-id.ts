/** Makes the request id of an answer that isn't the API's. It is known by its beginning. */
export function makeRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `request-id-gateway-${digits}`;
}
