import { declaredRating, followers, isTooLow } from "./version.ts";
import type { Rating } from "./change.ts";

/** A repository, as far as a release is about it. */
export interface ReleaseState {
  /** The versions that package.json and src/version.ts have. */
  readonly versions: Readonly<Record<string, string>>;
  readonly changelog: string;
  /** The last version's tag before this one; none before the first. */
  readonly last: string | undefined;
  /** The rating of what has changed since then. */
  readonly rating: Rating;
}

/** A version's entry in the changelog: its lines, and the day of its release. */
export interface Entry {
  readonly version: string;
  /** `unreleased`, or a day such as 2026-01-31. */
  readonly day: string;
  readonly text: string;
}

/** Reads the entries of a changelog, the latest first. */
export function readEntries(changelog: string): Entry[] {
  return changelog
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [, version = "", day = ""] = /^(\S+) \(([\w-]+)\)/.exec(part) ?? [];
      return { version, day, text: part.slice(part.indexOf("\n") + 1).trim() };
    });
}

/** Lists what speaks against releasing a version, each in a sentence with its remedy. */
export function findProblems(version: string, { versions, changelog, last, rating }: ReleaseState): string[] {
  const problems = Object.entries(versions)
    .filter(([, found]) => found !== version)
    .map(([file, found]) => `${file} has ${found}, not ${version}. Set it.`);
  const [entry] = readEntries(changelog);
  if (entry?.version !== version) {
    problems.push(
      `CHANGELOG.md begins with ${entry?.version ?? "no entry"}, not ${version}. Write its entry.`,
    );
  } else if (entry.text === "") problems.push(`CHANGELOG.md says nothing of ${version}. Write what is new.`);
  if (last !== undefined) problems.push(...findOrderProblems(version, last, rating, changelog));
  return [...problems, ...findLostTag(changelog, last, version)];
}

/**
 * Tells where the changelog has a version as released that no tag here has, as in a clone without tags: what has changed
 * since then isn't known.
 *
 * @param except the version that is being released
 */
export function findLostTag(changelog: string, last: string | undefined, except?: string): string[] {
  const released = readEntries(changelog).find(
    ({ version, day }) => /^\d+\.\d+\.\d+$/.test(version) && day !== "unreleased" && version !== except,
  )?.version;
  if (released === undefined) return [];
  if (last !== undefined && declaredRating(last, released) === "none") return [];
  return [
    `CHANGELOG.md has ${released} as released, and no tag v${released} comes before this commit. \`git fetch --tags\` brings it.`,
  ];
}

/** Lists what is wrong with a version after the last one: that it isn't above it, that it leaves some out, or says too little. */
export function findOrderProblems(
  version: string,
  last: string,
  rating: Rating,
  changelog: string,
): string[] {
  const next = followers(last).filter((each) => !isTooLow(last, each, rating));
  const [others, highest] = [next.slice(0, -1).join(", "), next.at(-1)!];
  const remedy = `Head its entry in CHANGELOG.md with ${others === "" ? highest : `${others} or ${highest}`}`;
  if (declaredRating(last, version) === "none")
    return [`${version} isn't above ${last}, the last version. ${remedy}.`];
  if (isTooLow(last, version, rating)) {
    return [`What has changed since ${last} is ${rating}, and ${version} says less. Take a higher version.`];
  }
  const meant = `Follows ${last.replace(/^v/, "")}.`;
  const text = readEntries(changelog).find((entry) => entry.version === version)?.text ?? "";
  if (followers(last).includes(version) || text.includes(meant)) return [];
  return [
    `${version} skips versions after ${last}. ${remedy}; where ${version} is meant, write "${meant}" there.`,
  ];
}

/** Puts the day in the place of `unreleased`. */
export function dateEntry(changelog: string, version: string, day: string): string {
  return changelog.replace(`## ${version} (unreleased)`, `## ${version} (${day})`);
}
