import type { Message } from "../../../../src/sandbox/index.ts";

/** A call that a message is good for. */
export interface Use {
  /** The message's part that it takes: "code". */
  readonly part: string;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The calls that a message is good for, the likeliest first. */
export function usesOf(message: Message): readonly Use[] {
  switch (message.kind) {
    case "passcode": {
      const { method_id, code } = message;
      return [{ part: "code", method: "otps.authenticate", params: { method_id, code } }];
    }
    case "password_reset": {
      const { token, login_token } = message;
      return [
        { part: "token", method: "passwords.email.reset", params: { token } },
        { part: "login token", method: "magicLinks.authenticate", params: { token: login_token } },
      ];
    }
    default:
      return [{ part: "token", method: "magicLinks.authenticate", params: { token: message.token } }];
  }
}
