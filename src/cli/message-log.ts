import type { Message } from "../sandbox/index.ts";
import type { Output } from "./console.ts";

/**
 * Makes a function that writes a line for each message that the service would have sent.
 *
 * @param form for people, or JSON, an object on each line
 */
export function printMessages(output: Output, form: "text" | "json"): (message: Message) => void {
  return (message) => {
    if (form === "json") {
      output.line(JSON.stringify(message));
      return;
    }
    const { channel, to, expires_at } = message;
    const line = `${channel} to ${to}: ${describe(message)}, until ${expires_at}`;
    // No address has a character that steers a terminal, but no one has looked at a state file's.
    output.line(output.style("cyan", line.replaceAll(/\p{Cc}/gu, "")));
  };
}

function describe(message: Message): string {
  switch (message.kind) {
    case "passcode":
      return `passcode ${message.code}`;
    case "password_reset":
      return `password reset ${message.link}`;
    case "invite":
      return `invitation ${message.link}`;
    case "magic_link":
      return `magic link ${message.link}`;
  }
}
