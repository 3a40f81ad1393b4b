import type { OperationId } from "../../../../../generated/routes.ts";
import { api_user_v1_ConnectedApps } from "./api_user_v1_ConnectedApps.ts";
import { api_user_v1_Create } from "./api_user_v1_Create.ts";
import { api_user_v1_Delete } from "./api_user_v1_Delete.ts";
import { api_user_v1_DeleteBiometricRegistration } from "./api_user_v1_DeleteBiometricRegistration.ts";
import { api_user_v1_DeleteCryptoWallet } from "./api_user_v1_DeleteCryptoWallet.ts";
import { api_user_v1_DeleteEmail } from "./api_user_v1_DeleteEmail.ts";
import { api_user_v1_DeleteExternalId } from "./api_user_v1_DeleteExternalId.ts";
import { api_user_v1_DeleteOAuthRegistration } from "./api_user_v1_DeleteOAuthRegistration.ts";
import { api_user_v1_DeletePassword } from "./api_user_v1_DeletePassword.ts";
import { api_user_v1_DeletePhoneNumber } from "./api_user_v1_DeletePhoneNumber.ts";
import { api_user_v1_DeleteTOTP } from "./api_user_v1_DeleteTOTP.ts";
import { api_user_v1_DeleteWebAuthnRegistration } from "./api_user_v1_DeleteWebAuthnRegistration.ts";
import { api_user_v1_ExchangePrimaryFactor } from "./api_user_v1_ExchangePrimaryFactor.ts";
import { api_user_v1_Get } from "./api_user_v1_Get.ts";
import { api_user_v1_Revoke } from "./api_user_v1_Revoke.ts";
import { api_user_v1_Search } from "./api_user_v1_Search.ts";
import { api_user_v1_Update } from "./api_user_v1_Update.ts";
import type { Operation, OperationOf } from "./operation.ts";

/** An operation of which only the document knows the types. */
export type AnyOperation = Operation<unknown, unknown, object>;

/** What the sandbox imitates. The rest answers 501. */
export const operations = {
  api_user_v1_ConnectedApps,
  api_user_v1_Create,
  api_user_v1_Delete,
  api_user_v1_DeleteBiometricRegistration,
  api_user_v1_DeleteCryptoWallet,
  api_user_v1_DeleteEmail,
  api_user_v1_DeleteExternalId,
  api_user_v1_DeleteOAuthRegistration,
  api_user_v1_DeletePassword,
  api_user_v1_DeletePhoneNumber,
  api_user_v1_DeleteTOTP,
  api_user_v1_DeleteWebAuthnRegistration,
  api_user_v1_ExchangePrimaryFactor,
  api_user_v1_Get,
  api_user_v1_Revoke,
  api_user_v1_Search,
  api_user_v1_Update,
} satisfies { readonly [Id in OperationId]?: OperationOf<Id> } as {
  readonly [Id in OperationId]?: AnyOperation;
};
