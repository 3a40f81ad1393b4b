/** A request's headers: each name once, in lower case. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** A request before it is a transport's own. */
export interface TransportRequest {
  readonly method: string;
  readonly url: string;
  /** Without the `Authorization` that the endpoint has, and without what HTTP sets itself. */
  readonly headers: HeaderList;
  readonly body: string | undefined;
  /** The request that this one was read from, for the settings that only `fetch` knows. */
  readonly original?: Request;
}

/** A response, read to its end. */
export interface TransportResponse {
  readonly status: number;
  readonly statusText: string;
  /** Whether it is a redirect that a browser hides, behind the status 0. */
  readonly isHidden?: boolean;
  /** The body. */
  text: string;
  /** A header's value, by its name in lower case. */
  header(name: string): string | null;
  /** All headers. */
  headers(): Headers;
}

/** The most bytes a response's body may have. A page of 1,000 users with full metadata has some 12 MB. */
export const MAX_BODY = 64 * 1024 * 1024;
/** The same of an error's, which is looked through for secrets. The API's own have some 300 bytes. */
export const MAX_ERROR = 1024 * 1024;

/** The most bytes that a body may have, unpacked, by the response's status. */
export function maxBody(status: number): number {
  return isSuccess(status) ? MAX_BODY : MAX_ERROR;
}

/** Whether a status is one of success. Redirects are refused before. */
export function isSuccess(status: number): boolean {
  return status < 300;
}
