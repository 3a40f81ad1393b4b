import type { api_password_v1_LUDSRequirements as Requirements } from "../../../../../generated/schema.ts";

/** The least that a password must have. */
export interface LUDSRules {
  /** Characters. */
  readonly minLength: number;
  /** Of the four kinds: lower case, upper case, digits, symbols. */
  readonly minComplexity: number;
}

/** Counts what a password has and lacks. */
export function countLUDS(password: string, { minLength, minComplexity }: LUDSRules): Requirements {
  const kinds = {
    has_digit: /\p{Nd}/u.test(password),
    has_lower_case: /\p{Ll}/u.test(password),
    has_symbol: /[^\p{L}\p{Nd}]/u.test(password),
    has_upper_case: /\p{Lu}/u.test(password),
  };
  const complexity = Object.values(kinds).filter(Boolean).length;
  return {
    ...kinds,
    // Not units of UTF-16, of which an emoji has two.
    missing_characters: Math.max(0, minLength - Array.from(password).length),
    missing_complexity: Math.max(0, minComplexity - complexity),
  };
}
