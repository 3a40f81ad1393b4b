const PREFIX = "#message=";

/** The address of a page's form, filled in from a message. It holds no code: the message stays in the browser. */
export function addressOf(basePath: string, method: string, messageId: string): string {
  return `${basePath}operations/${method}/${PREFIX}${encodeURIComponent(messageId)}`;
}

/** Whether an address names the message with this id. */
export function names(hash: string, messageId: string): boolean {
  return hash === PREFIX + encodeURIComponent(messageId);
}
