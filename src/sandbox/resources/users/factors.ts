import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import type { IdGenerator } from "../../environment/ids.ts";

/** A factor of each kind, by the user's own keys. */
export interface Factors {
  emails: User["emails"][number];
  phone_numbers: User["phone_numbers"][number];
  providers: User["providers"][number];
  password: NonNullable<User["password"]>;
  webauthn_registrations: User["webauthn_registrations"][number];
  biometric_registrations: User["biometric_registrations"][number];
  totps: User["totps"][number];
  crypto_wallets: User["crypto_wallets"][number];
}

type Template<Factor> = {
  /** The words that its id begins with. */
  readonly kind: string;
  /** The key of the factor's id. */
  readonly id: keyof Factor;
  /** A factor's other keys, as they are where nothing else is said. */
  readonly blank: Readonly<Partial<Factor>>;
};

/** The making of each kind of factor. */
export const factors: { readonly [List in keyof Factors]: Template<Factors[List]> } = {
  emails: { kind: "email", id: "email_id", blank: { email: "", verified: false } },
  phone_numbers: { kind: "phone-number", id: "phone_id", blank: { phone_number: "", verified: false } },
  providers: {
    kind: "oauth-user",
    id: "oauth_user_registration_id",
    blank: { locale: "", profile_picture_url: "", provider_subject: "", provider_type: "" },
  },
  password: { kind: "password", id: "password_id", blank: { requires_reset: false } },
  webauthn_registrations: {
    kind: "webauthn-registration",
    id: "webauthn_registration_id",
    blank: { authenticator_type: "", domain: "", name: "", user_agent: "", verified: false },
  },
  biometric_registrations: {
    kind: "biometric-registration",
    id: "biometric_registration_id",
    blank: { verified: false },
  },
  totps: { kind: "totp", id: "totp_id", blank: { verified: false } },
  crypto_wallets: {
    kind: "crypto-wallet",
    id: "crypto_wallet_id",
    blank: { crypto_wallet_address: "", crypto_wallet_type: "ethereum", verified: false },
  },
};

/** Makes a factor with a new id. */
export function makeFactor<List extends keyof Factors>(
  list: List,
  given: Partial<Factors[List]>,
  ids: IdGenerator,
): Factors[List] {
  const { kind, id, blank } = factors[list];
  return { [id]: ids.make(kind), ...blank, ...given } as unknown as Factors[List];
}
