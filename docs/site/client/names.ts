import type { NamedPlace } from "../model/names.ts";

const MOST = 6;

/**
 * Finds what a reader names: first the places with exactly that name, then those with a name that begins so, then those
 * whose names have each of the words, or parts of a name, that were typed.
 *
 * @param query as it was typed: `stytch.users.create(…)`, `post /v1/users`, `duplicate_email`, `loginOrCreate email`
 */
export function findNames(places: readonly NamedPlace[], query: string): NamedPlace[] {
  const typed = query
    .trim()
    .replaceAll(/\s+/g, " ")
    .replace(/^stytch\./i, "")
    .replace(/\(.*$/s, "");
  const name = typed.toLowerCase();
  const has = (test: (own: string) => boolean): NamedPlace[] =>
    places.filter(({ names }) => names.some((own) => test(own.toLowerCase())));
  const exact = has((own) => own === name);
  // A plain word begins too many names to be meant as one.
  const longer = /[._/]/.test(name) ? has((own) => own.startsWith(name)) : [];
  return [...new Set([...exact, ...longer, ...withWords(places, typed)])].slice(
    0,
    Math.max(MOST, exact.length),
  );
}

/**
 * The places that have a word for each word of the query. First come those whose first name has them all: operations, of
 * which the shortest, and then the others. One plain word alone is no part of a certain name.
 */
function withWords(places: readonly NamedPlace[], query: string): NamedPlace[] {
  const wanted = toWords(query);
  if (wanted.length < 2) return [];
  const has = (own: readonly string[]): boolean =>
    wanted.every((word) => own.some((each) => each.startsWith(word)));
  return places
    .map((place) => {
      const [first = "", ...others] = place.names;
      const own = toWords(first);
      // In lower case too, for whoever types `loginorcreate`.
      const isNamed = has([...own, ...toWords(first.toLowerCase())]);
      const isFound = isNamed || has([place.title, first, ...others].flatMap(toWords));
      const rank = isNamed ? own.length + (place.kind === "operation" ? 0 : LONG) : 2 * LONG;
      return { place, isFound, rank };
    })
    .filter(({ isFound }) => isFound)
    .sort((a, b) => a.rank - b.rank)
    .map(({ place }) => place);
}

// Words that no name has.
const LONG = 1000;

/** `magicLinks.email.loginOrCreate` in words: magic, links, email, login, or, create. */
function toWords(name: string): string[] {
  return name
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== "");
}
