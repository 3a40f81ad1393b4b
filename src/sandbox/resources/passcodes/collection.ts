import { StytchConfigError } from "../../../errors/config.ts";
import { isObject } from "../../../json.ts";
import { readTime } from "../../environment/time.ts";
import { copyJSON } from "../../seed/given.ts";
import { defineEnding } from "../login/ending.ts";
import type { Attributes } from "../login/match-attributes.ts";

/** The passcode that was sent last to an address or number. */
export interface Passcode {
  /** The `email_id` or `phone_id` it was sent to. There is one passcode for each. */
  readonly method_id: string;
  readonly user_id: string;
  readonly channel: "email" | "sms" | "whatsapp";
  readonly code: string;
  /** In RFC 3339. */
  readonly expires_at: string;
  readonly is_used: boolean;
  /** Those of the send. */
  readonly attributes: Attributes;
}

/** For so long a passcode that is of no more use is told from one that never was, in milliseconds. */
const REMEMBERED = 24 * 60 * 60_000;

/** The passcodes of one sandbox, and their part of a snapshot. */
export const passcodes = defineEnding({
  name: "passcodes",
  key: "method_id",
  plural: "passcodes",
  remembered: REMEMBERED,
  read: readPasscode,
});

function readPasscode(at: string, given: unknown, known: ReadonlySet<string>): Passcode {
  const passcode: unknown = copyJSON(at, given);
  const { method_id, user_id, channel, code, expires_at, is_used, attributes } = isObject(passcode)
    ? passcode
    : {};
  const isRight =
    typeof method_id === "string" &&
    typeof user_id === "string" &&
    known.has(user_id) &&
    typeof channel === "string" &&
    ["email", "sms", "whatsapp"].includes(channel) &&
    typeof code === "string" &&
    /^\d{6}$/.test(code) &&
    readTime(expires_at) !== undefined &&
    typeof is_used === "boolean" &&
    isObject(attributes);
  if (isRight) return passcode as Passcode;
  throw new StytchConfigError(
    `${at} must have method_id, the user_id of one of the users, channel, a code of six digits, expires_at, is_used and attributes. Leave it out.`,
  );
}
