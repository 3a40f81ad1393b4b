import { routes } from "../../generated/routes.ts";
import { StytchConfigError } from "../errors/config.ts";
import type { RouteTable } from "../routes/match.ts";
import type { Credentials } from "./credentials.ts";
import {
  describe,
  refuseUnknown,
  requireArray,
  requireBoolean,
  requireFunctions,
  requireNumber,
  requireWhole,
} from "../checks.ts";
import type { EnvironmentOptions } from "./environment/environment.ts";
import { requireStart, requireTime } from "./environment/time.ts";
import type { Message } from "./messages/message.ts";
import type { Project, UserLock } from "./project.ts";
import { readUrls, type UrlsOption } from "./resources/login/urls-option.ts";
import { readPasswordPolicy, type PasswordsOption } from "./resources/passwords/password-policy.ts";
import type { Policy } from "./resources/rbac/policy.ts";
import { readPolicy, type SeedPolicy } from "./resources/rbac/read-policy.ts";
import {
  readTrustedTokenProfiles,
  type TrustedTokenProfile,
} from "./resources/sessions/trusted-token-profile.ts";
import { readUserInfoSource, type UserInfoSource } from "./resources/sessions/user-info.ts";
import { parseFault, type Fault } from "./faults/fault.ts";
import type { Snapshot } from "./resources/index.ts";
import type { SeedUser } from "./resources/users/seed.ts";

/** The credentials that a sandbox answers to, and its behaviour. */
export interface SandboxOptions {
  /** The project id that requests must come with: `project-test-` and anything. A live project's id is refused. */
  projectId: string;
  /** The secret that requests must come with. Invent one: the real one has no use here. */
  secret: string;
  /** The users there are at the start, the oldest first; or what {@link Sandbox.snapshot} wrote. */
  seed?: readonly SeedUser[] | Snapshot | undefined;
  /**
   * The moment at which the sandbox's clock starts and stands still, a `Date` or in RFC 3339, from the year 0 to 9989.
   * Without it, the clock shows the real time and what `clock.advance` added.
   */
  now?: string | Date | undefined;
  /** Makes ids from this text: the same text and the same calls give the same ids, cursors included. */
  idSeed?: string | undefined;
  /** The faults from the start. */
  faults?: readonly Fault[] | undefined;
  /**
   * Whether the API's rate limits hold, on the sandbox's clock: 150 searches a minute, and one email a second to an
   * address.
   *
   * @default true
   */
  rateLimits?: boolean | undefined;
  /**
   * Whether every answer is checked against the document. One that breaks it makes `fetch` reject; answers that faults
   * make are left alone.
   *
   * @default false
   */
  validate?: boolean | undefined;
  /**
   * The lock of a user after so many failed sign-ins in a row, and for how long. `false`: nobody is ever locked.
   *
   * @default { attempts: 10, minutes: 60 }
   */
  userLock?: UserLock | false | undefined;
  /**
   * The pages of your app that links in emails may lead to, by their kind; the first is the default. A kind that is left
   * out takes any URL of this machine, and its default is `http://localhost:3000/authenticate`, as in a new test project.
   * An empty list: the project has none.
   *
   * @example
   * createSandbox({ projectId, secret, urls: { login: ["https://example.com/authenticate"] } });
   */
  urls?: UrlsOption | undefined;
  /**
   * The rules for passwords. Left out: zxcvbn's estimate, and no password that is known from a breach.
   *
   * @example
   * createSandbox({ projectId, secret, passwords: { policy: "luds", minLength: 10, minComplexity: 4 } });
   */
  passwords?: PasswordsOption | undefined;
  /**
   * The project's roles, and what they allow. Users can then only be given roles that it has. It takes the place of a
   * seed's; without one, users can be given any role, and none allows anything.
   *
   * @example
   * createSandbox({
   *   projectId,
   *   secret,
   *   policy: {
   *     resources: [{ resource_id: "document", actions: ["read", "edit"] }],
   *     roles: [{ role_id: "editor", permissions: [{ resource_id: "document", actions: ["*"] }] }],
   *   },
   * });
   */
  policy?: SeedPolicy | undefined;
  /**
   * The service that users come from, for `sessions.migrate`: a function from an access token to its UserInfo, or the URL
   * of an endpoint on this machine that answers it.
   *
   * @example
   * createSandbox({ projectId, secret, userInfo: (token) => (token === "old" ? { email: "ada@example.com" } : undefined) });
   */
  userInfo?: UserInfoSource | undefined;
  /**
   * The issuers whose JWTs `sessions.attest` takes.
   *
   * @example
   * createSandbox({
   *   projectId,
   *   secret,
   *   trustedAuthTokens: [
   *     { profile_id: "my-profile", issuer: "https://idp.example.com", audience: "stytch", keys: [publicKeyInPEM] },
   *   ],
   * });
   */
  trustedAuthTokens?: readonly TrustedTokenProfile[] | undefined;
  /**
   * Called with each message that the service would have sent, once its operation is done. What it throws is uncaught, as
   * in an event's listener: calls and other readers of messages go on.
   *
   * @example
   * createSandbox({ projectId, secret, onMessage: (message) => console.log(message) });
   */
  onMessage?: ((message: Message) => void) | undefined;
}

/** Options that were checked. */
export interface Settings extends Credentials, EnvironmentOptions {
  readonly project: Project;
  /** None where nobody gave one. */
  readonly policy: Policy | undefined;
  readonly onMessage: ((message: Message) => void) | undefined;
  readonly seed: readonly SeedUser[] | Snapshot;
  readonly faults: readonly Fault[];
  readonly rateLimits: boolean;
  readonly validate: boolean;
}

const NAMES = [
  "projectId",
  "secret",
  "seed",
  "now",
  "idSeed",
  "faults",
  "rateLimits",
  "validate",
  "userLock",
  "urls",
  "passwords",
  "policy",
  "userInfo",
  "trustedAuthTokens",
  "onMessage",
];

const DEFAULT_LOCK: UserLock = { attempts: 10, minutes: 60 };

/**
 * Checks a sandbox's options.
 *
 * @param table the operations that faults can name
 * @throws {StytchConfigError} naming the option, the rule and the remedy
 */
export function readOptions(options: SandboxOptions, table: RouteTable = routes): Settings {
  refuseUnknown("createSandbox", options, NAMES);
  const {
    projectId,
    secret,
    seed = [],
    now,
    idSeed,
    faults = [],
    rateLimits = true,
    validate = false,
    userLock = DEFAULT_LOCK,
    urls = {},
    passwords = {},
    policy,
    userInfo,
    trustedAuthTokens,
    onMessage,
  } = options;
  checkProjectId(projectId);
  checkText("secret", secret);
  if (idSeed !== undefined && (typeof idSeed !== "string" || idSeed === "")) {
    throw new StytchConfigError("idSeed must be a text that isn't empty. Any will do.");
  }
  requireBoolean("rateLimits", rateLimits);
  requireBoolean("validate", validate);
  if (onMessage !== undefined) requireFunctions({ onMessage }, ["onMessage"], "");
  return {
    projectId,
    secret,
    project: {
      userLock: readUserLock(userLock),
      urls: readUrls(urls),
      passwords: readPasswordPolicy(passwords),
      userInfo: readUserInfoSource(userInfo),
      trustedAuthTokens: readTrustedTokenProfiles(trustedAuthTokens),
    },
    policy: policy === undefined ? undefined : readPolicy("policy", policy),
    onMessage,
    seed,
    now: now === undefined ? undefined : readNow(now),
    idSeed,
    faults: requireArray("faults", faults).map((fault, i) =>
      parseFault(`faults[${i}]`, fault as Fault, table),
    ),
    rateLimits,
    validate,
  };
}

function checkProjectId(projectId: string): void {
  checkText("projectId", projectId);
  if (projectId.startsWith("project-live-")) {
    throw new StytchConfigError(
      "projectId is a live project's: a sandbox must never be taken for the real thing. Use one with project-test-.",
    );
  }
  if (!/^project-test-[^:]+$/.test(projectId)) {
    throw new StytchConfigError(
      "projectId must begin with project-test-, go on and have no colon, as in project-test-sandbox.",
    );
  }
}

function checkText(name: string, value: unknown): void {
  if (value === undefined || value === "") {
    throw new StytchConfigError(`${name} is missing. Give the sandbox the same one as the client.`);
  }
  if (typeof value !== "string") {
    throw new StytchConfigError(`${name} must be a string, not ${describe(value)}.`);
  }
  // As in the client: no credential has any, and a line's end read along from a file would only show as a 401.
  if (/[\s\p{Cc}]/u.test(value)) throw new StytchConfigError(`${name} has white space in it. Remove it.`);
}

/** Within what a project can choose. https://stytch.com/docs/resources/policies/platform/user-locks */
function readUserLock(given: UserLock | false): UserLock | undefined {
  if (given === false) return undefined;
  refuseUnknown("userLock", given, ["attempts", "minutes"]);
  const { attempts, minutes } = { ...DEFAULT_LOCK, ...given };
  requireWhole("userLock.attempts", attempts, 1, 100);
  requireNumber("userLock.minutes", minutes, 5, 7 * 24 * 60);
  return { attempts, minutes };
}

function readNow(now: unknown): number {
  if (!(now instanceof Date)) return requireStart("now", requireTime("now", now));
  if (Number.isNaN(now.getTime()))
    throw new StytchConfigError("now is an invalid Date. Check what it was made from.");
  return requireStart("now", now.getTime());
}
