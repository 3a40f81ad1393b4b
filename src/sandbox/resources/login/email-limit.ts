import type { SharedLimit } from "../operation.ts";
import { lower } from "../users/search/filter.ts";
import { magic } from "./magic-values.ts";

/**
 * The limit of emails to one address, whichever operation sends them. The provider's own address gets none, and has none.
 *
 * @see https://stytch.com/docs/resources/policies/platform/rate-limits
 */
export function oneEmailASecond(email: string): SharedLimit | undefined {
  if (email === magic.email) return undefined;
  return { name: `email ${lower(email)}`, calls: 1, milliseconds: 1000 };
}
