/** The address of an operation's console. */
export function pageOf(basePath: string, method: string): string {
  return `${basePath}operations/${method}/#try-it`;
}
