import type { NamedPlace } from "../model/names.ts";

const MOST = 6;

/**
 * Finds what a reader names: first the places with exactly that name, then those with a name that begins so.
 *
 * @param query as it was typed: `stytch.users.create(…)`, `post /v1/users`, `duplicate_email`
 */
export function findNames(places: readonly NamedPlace[], query: string): NamedPlace[] {
  const name = query
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, " ")
    .replace(/^stytch\./, "")
    .replace(/\(.*$/s, "");
  const has = (test: (own: string) => boolean): NamedPlace[] =>
    places.filter(({ names }) => names.some((own) => test(own.toLowerCase())));
  const exact = has((own) => own === name);
  // A plain word begins too many names to be meant as one.
  const longer = /[._/]/.test(name) ? has((own) => own.startsWith(name)) : [];
  return [...new Set([...exact, ...longer])].slice(0, Math.max(MOST, exact.length));
}
