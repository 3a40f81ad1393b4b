import type { api_user_v1_User as User } from "../../generated/schema.ts";
import type { ClerkOptions } from "./params.ts";

type Metadata = Record<string, unknown>;

/** The state of an address or a number, in Clerk's shape. */
interface ClerkVerification {
  readonly status: "verified" | "unverified";
  readonly strategy: string;
  readonly attempts: null;
  readonly expireAt: null;
}

/** An email address, in Clerk's shape. */
interface ClerkEmailAddress {
  readonly id: string;
  readonly emailAddress: string;
  readonly verification: ClerkVerification;
  readonly linkedTo: readonly never[];
}

/** A phone number, in Clerk's shape. */
interface ClerkPhoneNumber {
  readonly id: string;
  readonly phoneNumber: string;
  readonly reservedForSecondFactor: false;
  readonly defaultSecondFactor: false;
  readonly verification: ClerkVerification;
  readonly linkedTo: readonly never[];
}

/**
 * A user in Clerk's shape. What the API doesn't tell has the value that Clerk has where there is nothing.
 *
 * @example
 * const user: ClerkUser = await users.createUser({ emailAddress: ["ada@example.com"] });
 * user.primaryEmailAddress?.emailAddress; // "ada@example.com"
 */
export interface ClerkUser {
  /** The API's `user_id`. */
  readonly id: string;
  readonly externalId: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly fullName: string | null;
  readonly username: null;
  readonly passwordEnabled: boolean;
  readonly totpEnabled: boolean;
  readonly backupCodeEnabled: boolean;
  readonly twoFactorEnabled: boolean;
  readonly banned: false;
  readonly locked: boolean;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** The same, as the API doesn't tell of changes. */
  readonly updatedAt: number;
  readonly imageUrl: string;
  readonly hasImage: boolean;
  readonly primaryEmailAddressId: string | null;
  readonly primaryEmailAddress: ClerkEmailAddress | null;
  readonly primaryPhoneNumberId: string | null;
  readonly primaryPhoneNumber: ClerkPhoneNumber | null;
  readonly primaryWeb3WalletId: null;
  readonly primaryWeb3Wallet: null;
  readonly emailAddresses: readonly ClerkEmailAddress[];
  readonly phoneNumbers: readonly ClerkPhoneNumber[];
  readonly web3Wallets: readonly never[];
  readonly externalAccounts: readonly never[];
  readonly enterpriseAccounts: readonly never[];
  readonly publicMetadata: Metadata;
  readonly privateMetadata: Metadata;
  readonly unsafeMetadata: Metadata;
  readonly lastSignInAt: null;
  readonly lastActiveAt: null;
  readonly legalAcceptedAt: null;
  readonly locale: null;
  readonly createOrganizationEnabled: false;
  readonly createOrganizationsLimit: null;
  readonly deleteSelfEnabled: false;
}

/** Puts a user who was just made into Clerk's shape. */
export function toClerkUser(user: User, { privateMetadata: key }: ClerkOptions): ClerkUser {
  const emailAddresses = user.emails.map(
    ({ email_id: id, email: emailAddress, verified }): ClerkEmailAddress => ({
      id,
      emailAddress,
      verification: verification(verified, "email_code"),
      linkedTo: [],
    }),
  );
  const phoneNumbers = user.phone_numbers.map(
    ({ phone_id: id, phone_number: phoneNumber, verified }): ClerkPhoneNumber => ({
      ...{ id, phoneNumber, reservedForSecondFactor: false, defaultSecondFactor: false },
      verification: verification(verified, "phone_code"),
      linkedTo: [],
    }),
  );
  const createdAt = Date.parse(user.created_at);
  return {
    id: user.user_id,
    externalId: user.external_id ?? null,
    ...namesOf(user),
    ...NOTHING,
    passwordEnabled: !!user.password,
    totpEnabled: user.totps.some(({ verified }) => verified),
    twoFactorEnabled: user.totps.some(({ verified }) => verified),
    locked: user.is_locked,
    createdAt,
    updatedAt: createdAt,
    primaryEmailAddressId: emailAddresses[0]?.id ?? null,
    primaryEmailAddress: emailAddresses[0] ?? null,
    primaryPhoneNumberId: phoneNumbers[0]?.id ?? null,
    primaryPhoneNumber: phoneNumbers[0] ?? null,
    emailAddresses,
    phoneNumbers,
    ...metadataOf(user, key),
  };
}

/** The fields of which the API's users have nothing. */
const NOTHING = {
  username: null,
  backupCodeEnabled: false,
  banned: false,
  imageUrl: "",
  hasImage: false,
  primaryWeb3WalletId: null,
  primaryWeb3Wallet: null,
  web3Wallets: [],
  externalAccounts: [],
  enterpriseAccounts: [],
  lastSignInAt: null,
  lastActiveAt: null,
  legalAcceptedAt: null,
  locale: null,
  createOrganizationEnabled: false,
  createOrganizationsLimit: null,
  deleteSelfEnabled: false,
} as const;

function verification(isVerified: boolean, strategy: string): ClerkVerification {
  return { status: isVerified ? "verified" : "unverified", strategy, attempts: null, expireAt: null };
}

function namesOf({ name }: User): Pick<ClerkUser, "firstName" | "lastName" | "fullName"> {
  const firstName = name.first_name || null;
  const lastName = name.last_name || null;
  return { firstName, lastName, fullName: [firstName, lastName].filter(Boolean).join(" ") || null };
}

function metadataOf(
  { trusted_metadata, untrusted_metadata }: User,
  key: string | undefined,
): Pick<ClerkUser, "publicMetadata" | "privateMetadata" | "unsafeMetadata"> {
  const entries = Object.entries(trusted_metadata);
  const hidden = entries.find(([name]) => name === key)?.[1] as Metadata | undefined;
  return {
    publicMetadata: Object.fromEntries(entries.filter(([name]) => name !== key)),
    privateMetadata: hidden ?? {},
    unsafeMetadata: untrusted_metadata,
  };
}
