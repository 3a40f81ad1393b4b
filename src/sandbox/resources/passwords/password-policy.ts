import { readOptions, requireBoolean, requireWhole } from "../../../checks.ts";
import { StytchConfigError } from "../../../errors/config.ts";

/** The rules for passwords, as a project's dashboard has them. */
export interface PasswordsOption {
  /**
   * `zxcvbn` estimates how hard a password is to guess, and takes those with a score of 3 or 4. `luds` counts characters,
   * and their kinds: lower case, upper case, digits, symbols.
   *
   * @default "zxcvbn"
   */
  readonly policy?: "zxcvbn" | "luds" | undefined;
  /**
   * Characters, from 8 to 32. Only for `luds`.
   *
   * @default 8
   */
  readonly minLength?: number | undefined;
  /**
   * Kinds of characters, from 1 to 4. Only for `luds`.
   *
   * @default 3
   */
  readonly minComplexity?: number | undefined;
  /**
   * Whether a new password that is known from a breach is refused. The sandbox knows some ten thousand.
   *
   * @default true
   */
  readonly checkBreachOnCreation?: boolean | undefined;
  /**
   * Whether whoever signs in with such a password has to reset it first.
   *
   * @default true
   */
  readonly checkBreachOnAuthentication?: boolean | undefined;
  /**
   * Whether whoever signs in with a password that the policy wouldn't take has to reset it first.
   *
   * @default false
   */
  readonly validateOnAuthentication?: boolean | undefined;
}

/** The rules for passwords, all of them. */
export type PasswordPolicy = {
  readonly [Name in keyof PasswordsOption]-?: Exclude<PasswordsOption[Name], undefined>;
};

const DEFAULTS: PasswordPolicy = {
  policy: "zxcvbn",
  minLength: 8,
  minComplexity: 3,
  checkBreachOnCreation: true,
  checkBreachOnAuthentication: true,
  validateOnAuthentication: false,
};
const LUDS_RULES = ["minLength", "minComplexity"] as const;
const SWITCHES = [
  "checkBreachOnCreation",
  "checkBreachOnAuthentication",
  "validateOnAuthentication",
] as const;

/**
 * Checks the rules for a project's passwords.
 *
 * @throws {StytchConfigError} naming the option, the rule and the remedy
 */
export function readPasswordPolicy(option: PasswordsOption): PasswordPolicy {
  const given = readOptions("passwords", option, Object.keys(DEFAULTS));
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  const policy: PasswordPolicy = { ...DEFAULTS, ...Object.fromEntries(set) };
  if (!["zxcvbn", "luds"].includes(policy.policy)) {
    throw new StytchConfigError("passwords.policy must be zxcvbn or luds.");
  }
  const idle = policy.policy === "luds" ? undefined : LUDS_RULES.find((name) => given[name] !== undefined);
  if (idle) throw new StytchConfigError(`passwords.${idle} is a rule of luds. Set passwords.policy to it.`);
  requireWhole("passwords.minLength", policy.minLength, 8, 32);
  requireWhole("passwords.minComplexity", policy.minComplexity, 1, 4);
  for (const name of SWITCHES) requireBoolean(`passwords.${name}`, policy[name]);
  return policy;
}
