/** Makes the address of an error type's page. Recorded answers end in the anchor; samples in older reference pages don't. */
export function errorUrl(status: number, error_type: string): string {
  return `https://stytch.com/docs/api/errors/${status}#${error_type}`;
}
