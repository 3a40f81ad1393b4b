type Metadata = Readonly<Record<string, unknown>>;

/**
 * The params of `createUser`, by the names that Clerk's have. Those that nothing of the API corresponds to can't be given.
 *
 * @example
 * const params: CreateUserParams = { emailAddress: ["ada@example.com"], firstName: "Ada" };
 */
export interface CreateUserParams {
  /** Your own id for the user: `external_id`. */
  externalId?: string | undefined;
  /** One email address: the API makes a user with one. */
  emailAddress?: readonly string[] | undefined;
  /** `reserved` leaves the address unverified. `verified` needs a `passwordDigest`, as no other call of the API says it. */
  emailAddressIdentificationStatus?: readonly ("verified" | "reserved")[] | undefined;
  /** One phone number in E.164. With a plain `password` it is refused, as the API has no call for both. */
  phoneNumber?: readonly string[] | undefined;
  /** As for the address. */
  phoneNumberIdentificationStatus?: readonly ("verified" | "reserved")[] | undefined;
  firstName?: string | undefined;
  lastName?: string | undefined;
  /** The password, which the project's policy judges. It needs an address. */
  password?: string | undefined;
  /** The hash of the password, of a `passwordHasher` that the API takes. It needs an address, and has it verified. */
  passwordDigest?: string | undefined;
  passwordHasher?: string | undefined;
  /** Metadata that the user's browser reads and only your backend writes: `trusted_metadata`. */
  publicMetadata?: Metadata | undefined;
  /** Metadata that only your backend reads, of which the API has none: see {@link ClerkOptions.privateMetadata}. */
  privateMetadata?: Metadata | undefined;
  /** Metadata that the user's browser writes: `untrusted_metadata`. */
  unsafeMetadata?: Metadata | undefined;
  /** No user of the API needs a password. */
  skipPasswordRequirement?: boolean | undefined;
  /** The API asks for no consent. */
  skipLegalChecks?: boolean | undefined;
  /** A user isn't banned, nor locked, when the API makes them. */
  banned?: false | undefined;
  locked?: false | undefined;
  /** A password is always judged, where it isn't a digest. */
  skipPasswordChecks?: false | undefined;
  username?: never;
  locale?: never;
  legalAcceptedAt?: never;
  totpSecret?: never;
  backupCodes?: never;
  createdAt?: never;
}

/**
 * The settings of calls in Clerk's shape.
 *
 * @example
 * const users = clerkUsers(stytch, { privateMetadata: "private" });
 */
export interface ClerkOptions {
  /**
   * The key of `trusted_metadata` that private metadata goes under. The user's own browser may read it there, as it never could
   * in Clerk, so it must be asked for. Left out, `privateMetadata` is refused.
   */
  privateMetadata?: string | undefined;
}
