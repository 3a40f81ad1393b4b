/**
 * Keeps answers out of caches: Next.js 14 caches what `fetch` gets, and a user must never come from there. Older
 * Workers refuse the option.
 *
 * @see https://nextjs.org/docs/14/app/building-your-application/caching#data-cache
 */
export function noStore(): RequestInit {
  // Asked for by the first call: Node loads its whole fetch when Request is named.
  return (known ??= "cache" in Request.prototype ? { cache: "no-store" } : {});
}

let known: RequestInit | undefined;
