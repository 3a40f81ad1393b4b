import { writeTime } from "../../environment/time.ts";
import { messages } from "../../messages/collection.ts";
import type { Attributes } from "../login/match-attributes.ts";
import { audienceOf, type Recipient } from "../login/recipient.ts";
import type { OperationSurroundings } from "../operation.ts";
import { passcodes, type Passcode } from "./collection.ts";

const DEFAULT_MINUTES = 2;

/** The fields of a send that are about its message. */
export interface PasscodeWishes {
  readonly expiration_minutes?: number | undefined;
  readonly locale?: string | undefined;
  readonly login_template_id?: string | undefined;
  readonly signup_template_id?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** Sends a passcode. One that was sent there before is good no more. */
export function sendPasscode(
  channel: Passcode["channel"],
  to: string,
  recipient: Recipient,
  {
    expiration_minutes: minutes = DEFAULT_MINUTES,
    locale = "en",
    attributes = {},
    ...templates
  }: PasscodeWishes,
  { store, clock, ids }: OperationSurroundings,
): void {
  const code = ids.code();
  const expires_at = writeTime(clock.now() + minutes * 60_000);
  const { method_id } = recipient;
  const { user_id } = recipient.user;
  store.get(passcodes).save({ attributes, channel, code, expires_at, is_used: false, method_id, user_id });
  const audience = audienceOf(recipient);
  store.get(messages).send({
    audience,
    channel,
    code,
    expires_at,
    kind: "passcode",
    locale,
    method_id,
    template_id: templates[`${audience}_template_id`] ?? "",
    to,
    user_id,
  });
}
