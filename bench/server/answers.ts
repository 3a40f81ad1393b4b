import type { Examples } from "../peers/peer.ts";

/** What the server answers, by how a request begins. Each peer gets a user in the form it expects. */
export function answersFor({ got, created, updated }: Examples): [start: string, body: string][] {
  return [
    ["GET /v1/users/", JSON.stringify(got)],
    ["POST /v1/users ", JSON.stringify(created)],
    ["PUT /v1/users/", JSON.stringify(updated)],
    ["GET /clerk/v1/users/", JSON.stringify(clerkUser)],
    ["POST /clerk/v1/users ", JSON.stringify(clerkUser)],
    ["GET /user_management/users/", JSON.stringify(workosUser)],
    ["POST /user_management/users ", JSON.stringify(workosUser)],
  ];
}

const name = { first_name: "Ada", last_name: "Lovelace" };
const verified = { status: "verified", strategy: "email_code", attempts: 1, expire_at: 1768469999000 };
const at = { created_at: 1768469400000, updated_at: 1768469400000 };

const clerkUser = {
  object: "user",
  id: "user_2c1f7b0e8a544d6f9e3b5a0c7d1",
  username: null,
  ...name,
  image_url: "https://example.com/ada.png",
  has_image: true,
  primary_email_address_id: "idn_8f4e2d6a1b374c95a0d83e7f5b9",
  primary_phone_number_id: "idn_5d9a3c72e4f14b088c26b17d0e6",
  primary_web3_wallet_id: null,
  password_enabled: true,
  two_factor_enabled: false,
  totp_enabled: true,
  backup_code_enabled: false,
  email_addresses: [
    {
      object: "email_address",
      id: "idn_8f4e2d6a1b374c95a0d83e7f5b9",
      email_address: "ada@example.com",
      verification: verified,
      linked_to: [],
    },
  ],
  phone_numbers: [
    {
      object: "phone_number",
      id: "idn_5d9a3c72e4f14b088c26b17d0e6",
      phone_number: "+10000000000",
      reserved_for_second_factor: false,
      default_second_factor: false,
      reserved: false,
      verification: { ...verified, strategy: "phone_code" },
      linked_to: [],
      backup_codes: [],
    },
  ],
  web3_wallets: [],
  organization_memberships: null,
  external_accounts: [],
  enterprise_accounts: [],
  password_last_updated_at: 1768469400000,
  public_metadata: { theme: "dark" },
  private_metadata: { plan: "team", trial_ends: "2026-02-14" },
  unsafe_metadata: {},
  external_id: "crm|4711",
  last_sign_in_at: null,
  banned: false,
  locked: false,
  lockout_expires_in_seconds: null,
  verification_attempts_remaining: 100,
  ...at,
  last_active_at: null,
  create_organization_enabled: true,
  create_organizations_limit: null,
  delete_self_enabled: true,
  legal_accepted_at: null,
  locale: "en",
};

const workosUser = {
  object: "user",
  id: "user_01KF0Z5R6V8M3T4Y7W9B2C5D6E",
  email: "ada@example.com",
  email_verified: true,
  profile_picture_url: "https://example.com/ada.png",
  ...name,
  last_sign_in_at: null,
  locale: "en",
  created_at: "2026-01-15T09:30:00.000Z",
  updated_at: "2026-01-15T09:30:00.000Z",
  external_id: "crm|4711",
  metadata: { plan: "team", trial_ends: "2026-02-14" },
};
