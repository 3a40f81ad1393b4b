import type { LocalErrorType } from "../../../../src/errors/local-type.ts";
import type { ShownError } from "./outcome.ts";

type Words = Required<Pick<ShownError, "cause" | "remedy">>;

const AGAIN = "Wait a little, and send it again.";
const TOO_SLOW = "Send it again. If it stays so, whoever runs the gateway finds the reason in its log.";

/** The causes and remedies of errors that the API never answers, but the sandbox or a gateway does in its place. */
const WORDS: Readonly<Record<LocalErrorType, Words>> = {
  not_implemented: {
    cause: "The sandbox in this page doesn't imitate the operation.",
    remedy: "Choose a gateway above: it passes the call on to the API.",
  },
  request_timeout: { cause: "The request didn't arrive in time.", remedy: TOO_SLOW },
  request_too_large: {
    cause: "The body is larger than the gateway takes.",
    remedy: "Send less, or raise `limits.bytes` in the gateway's policy.",
  },
  expectation_failed: {
    cause: "The request expects something that the server doesn't do.",
    remedy: "Send it without the header `Expect`.",
  },
  request_header_fields_too_large: {
    cause: "The request's headers are too long.",
    remedy: "Send a shorter token, or fewer cookies.",
  },
  invalid_session: {
    cause: "The gateway knows no caller by this token: it is missing, wrong, or over.",
    remedy:
      "Enter a token under \"Caller's token\". The command prints one where `STYTCH_GATEWAY_TOKEN` isn't set.",
  },
  caller_not_authorized: {
    cause: "The gateway knows the caller, but doesn't let this one make the call.",
    remedy: "Use the token of a caller who may, or change what the gateway's `authorize` decides.",
  },
  field_not_allowed: {
    cause: "The gateway's policy lets the operation through, but not with this field.",
    remedy: "Leave the field out, or list it with the operation in `allow`.",
  },
  operation_not_allowed: {
    cause: "The gateway's policy doesn't list this operation: what isn't listed is refused.",
    remedy: "Add the operation's name to `allow`, and start the gateway anew.",
  },
  origin_not_allowed: { cause: "The gateway's policy doesn't list this page's origin.", remedy: "" },
  unsupported_media_type: {
    cause: "The gateway takes the operation's own type of body only.",
    remedy: "Send it with the `content-type` that the operation's code has.",
  },
  upstream_unreachable: {
    cause: "The gateway couldn't reach the API.",
    remedy: "Check the network of the gateway's machine, and its `STYTCH_BASE_URL`, if it has one.",
  },
  upstream_invalid: {
    cause:
      "The API answered the gateway something that it can't pass on, or refused the gateway's own credentials.",
    remedy: "Check the project's id and secret that the gateway was started with.",
  },
  upstream_timeout: { cause: "The API didn't answer the gateway in time.", remedy: TOO_SLOW },
  caller_not_checked: {
    cause: "The gateway couldn't find out who calls: its `authorize` failed.",
    remedy: TOO_SLOW,
  },
  calls_not_counted: {
    cause: "The gateway couldn't count the call, as its store didn't answer.",
    remedy: "Check the Redis that its limits are kept in.",
  },
  gateway_busy: { cause: "The gateway has as many calls under way as it takes at once.", remedy: AGAIN },
};

/** The cause and the remedy of an error that isn't the API's. Nothing, if it is. */
export function localWords(type: string, origin: string): Words | undefined {
  if (!Object.hasOwn(WORDS, type)) return undefined;
  const words = WORDS[type as LocalErrorType];
  return type === "origin_not_allowed" ? { ...words, remedy: originRemedy(origin) } : words;
}

/** Words on a gateway that gave no answer that the page may read. A browser hides from a page which of the two it is. */
export function unreachable(origin: string): Words {
  return {
    cause:
      "No gateway runs at this address, or its policy doesn't list this page's origin: a browser doesn't say which.",
    remedy: `Is it running? If so: ${originRemedy(origin)}`,
  };
}

function originRemedy(origin: string): string {
  return `Add this line to the file that the gateway gets by \`--config\`, and start it anew: \`"origins": [${JSON.stringify(origin)}]\``;
}
