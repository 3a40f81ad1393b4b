import { checkEmailLocale, checkOwner } from "../login/check-owner.ts";
import { magic } from "../login/magic-values.ts";
import { findOrMakeRecipient, findRecipient } from "../login/recipient.ts";
import type { OperationOf, OperationsOf } from "../operation.ts";
import { readGivenSession, type GivenSession } from "../sessions/given-session.ts";
import { authenticate } from "./authenticate.ts";
import { sendPasscode } from "./send.ts";

type Given = GivenSession | undefined;

const emailSend: OperationOf<"api_otp_v1_otp_email_Send", Given> = {
  check(body) {
    checkOwner(body);
    checkEmailLocale(body);
  },
  prepare: async ({ body, ...surroundings }) => readGivenSession(body, surroundings),
  run({ body, ...surroundings }, session) {
    const { email, user_id } = body;
    if (email === magic.email) return { email_id: magic.email_id, user_id: magic.user_id };
    const address = { list: "emails", value: email } as const;
    const recipient = findRecipient(address, { user_id, session }, surroundings);
    sendPasscode("email", email, recipient, body, surroundings);
    return { email_id: recipient.method_id, user_id: recipient.user.user_id };
  },
};

const emailLoginOrCreate: OperationOf<"api_otp_v1_otp_email_LoginOrCreate"> = {
  check: checkEmailLocale,
  run({ body, ...surroundings }) {
    const { email, create_user_as_pending: isPending } = body;
    if (email === magic.email) {
      return { email_id: magic.email_id, user_created: false, user_id: magic.user_id };
    }
    const recipient = findOrMakeRecipient({ list: "emails", value: email }, { isPending }, surroundings);
    sendPasscode("email", email, recipient, body, surroundings);
    const { isNew, method_id, user } = recipient;
    return { email_id: method_id, user_created: isNew, user_id: user.user_id };
  },
};

/** The sends to a phone number, which differ in the way alone. */
function phoneSend(
  channel: "sms" | "whatsapp",
): OperationOf<"api_otp_v1_otp_sms_Send" | "api_otp_v1_otp_whatsapp_Send", Given> {
  return {
    check: checkOwner,
    prepare: async ({ body, ...surroundings }) => readGivenSession(body, surroundings),
    run({ body, ...surroundings }, session) {
      const { phone_number, user_id } = body;
      if (phone_number === magic.phone_number) return { phone_id: magic.phone_id, user_id: magic.user_id };
      const address = { list: "phone_numbers", value: phone_number } as const;
      const recipient = findRecipient(address, { user_id, session }, surroundings);
      sendPasscode(channel, phone_number, recipient, body, surroundings);
      return { phone_id: recipient.method_id, user_id: recipient.user.user_id };
    },
  };
}

function phoneLoginOrCreate(
  channel: "sms" | "whatsapp",
): OperationOf<"api_otp_v1_otp_sms_LoginOrCreate" | "api_otp_v1_otp_whatsapp_LoginOrCreate"> {
  return {
    run({ body, ...surroundings }) {
      const { phone_number, create_user_as_pending: isPending } = body;
      if (phone_number === magic.phone_number) {
        return { phone_id: magic.phone_id, user_created: false, user_id: magic.user_id };
      }
      const address = { list: "phone_numbers", value: phone_number } as const;
      const recipient = findOrMakeRecipient(address, { isPending }, surroundings);
      sendPasscode(channel, phone_number, recipient, body, surroundings);
      const { isNew, method_id, user } = recipient;
      return { phone_id: method_id, user_created: isNew, user_id: user.user_id };
    },
  };
}

/** The operations on one-time passcodes. */
export const operations: OperationsOf = {
  api_otp_v1_otp_email_Send: emailSend,
  api_otp_v1_otp_email_LoginOrCreate: emailLoginOrCreate,
  api_otp_v1_otp_sms_Send: phoneSend("sms"),
  api_otp_v1_otp_sms_LoginOrCreate: phoneLoginOrCreate("sms"),
  api_otp_v1_otp_whatsapp_Send: phoneSend("whatsapp"),
  api_otp_v1_otp_whatsapp_LoginOrCreate: phoneLoginOrCreate("whatsapp"),
  api_otp_v1_Authenticate: authenticate,
};
