/** Makes the address of an error type's page. Recorded answers end in the anchor; samples in older reference pages don't. */
export function errorUrl(status: number, error_type: string): string {
  return `https://stytch.com/docs/api/errors/${status}#${error_type}`;
}

/**
 * The address in its place for an error type that is none of the API's, and so has no page.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457#section-4.2.1
 */
export const NO_PAGE = "about:blank";
