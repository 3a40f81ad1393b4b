/** The ways that messages go. */
export const channels = ["email", "sms", "whatsapp"] as const;

/** The kinds of messages. */
export const kinds = ["passcode", "magic_link", "invite", "password_reset"] as const;

/** The parts that all messages have. */
interface MessageParts {
  readonly message_id: string;
  readonly channel: (typeof channels)[number];
  /** The address or number it would have gone to. */
  readonly to: string;
  readonly user_id: string;
  /** The `email_id` or `phone_id` of {@link to}. */
  readonly method_id: string;
  /** Whether it is worded for someone who signs in, or for someone new. Templates and links are chosen by it. */
  readonly audience: "login" | "signup";
  /** The template that the call named, or `""` for the project's default. */
  readonly template_id: string;
  readonly locale: string;
  /** In RFC 3339, by the sandbox's clock. */
  readonly sent_at: string;
  /** The end of its code or link, in RFC 3339. */
  readonly expires_at: string;
}

/** A one-time passcode, sent. */
export interface PasscodeMessage extends MessageParts {
  readonly kind: "passcode";
  /** Six digits, for `otps.authenticate`. */
  readonly code: string;
}

/** A magic link or an invitation, sent by email. */
export interface LinkMessage extends MessageParts {
  readonly kind: "magic_link" | "invite";
  /** For `magicLinks.authenticate`. */
  readonly token: string;
  /** The page of your app that the link leads to, with the token in its query. */
  readonly link: string;
}

/** The email of someone who has forgotten their password. It has two links. */
export interface PasswordResetMessage extends MessageParts {
  readonly kind: "password_reset";
  /** For `passwords.email.reset`. */
  readonly token: string;
  /** The page of your app that asks for a new password, with the token in its query. */
  readonly link: string;
  /** For `magicLinks.authenticate`: signs in without a password. */
  readonly login_token: string;
  readonly login_link: string;
}

/** A message that the service would have sent. */
export type Message = PasscodeMessage | LinkMessage | PasswordResetMessage;

/** The messages of a kind. */
export type MessageOf<Kind extends Message["kind"]> = OfKind<Message, Kind>;

/** Magic links and invitations are of one type, so `Extract` would find neither by its kind alone. */
type OfKind<Each extends Message, Kind> = Each extends Message
  ? [Extract<Each["kind"], Kind>] extends [never]
    ? never
    : Each & { readonly kind: Extract<Each["kind"], Kind> }
  : never;

/** A message before it is sent. */
export type Draft = DraftOf<Message>;

type DraftOf<Each> = Each extends Message ? Omit<Each, "message_id" | "sent_at"> : never;
