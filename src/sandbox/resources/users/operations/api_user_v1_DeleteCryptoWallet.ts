import { removeFactor } from "../remove-factor.ts";
import type { OperationOf } from "./operation.ts";

/** Remove a crypto wallet. */
export const api_user_v1_DeleteCryptoWallet: OperationOf<"api_user_v1_DeleteCryptoWallet"> = {
  handle: ({ params, state }) => removeFactor("crypto_wallets", params.crypto_wallet_id, state),
};
