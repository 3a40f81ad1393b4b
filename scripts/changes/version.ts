import { isAbove, type Rating } from "./change.ts";

/** A version's three numbers. */
type Version = readonly [major: number, minor: number, patch: number];

function parse(version: string): Version {
  const [, major, minor, patch] = /^v?(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? [];
  if (major === undefined) throw new Error(`${version} is no version such as 1.2.3.`);
  return [Number(major), Number(minor), Number(patch)];
}

/**
 * The version that follows another by a rating. Before 1.0 what breaks makes a minor version, as the changelog says.
 *
 * @see https://semver.org/#spec-item-4
 */
export function nextVersion(version: string, rating: Rating): string {
  const [major, minor, patch] = parse(version);
  if (rating === "none") return version.replace(/^v/, "");
  if (rating === "patch") return `${major}.${minor}.${patch + 1}`;
  return rating === "major" && major > 0 ? `${major + 1}.0.0` : `${major}.${minor + 1}.0`;
}

/** The rating that a step from one version to another declares. Before 1.0 a minor one may break. */
export function declaredRating(from: string, to: string): Rating {
  const [old, now] = [parse(from), parse(to)];
  if (now[0] > old[0]) return "major";
  if (now[0] === old[0] && now[1] > old[1]) return old[0] === 0 ? "major" : "minor";
  return now[0] === old[0] && now[1] === old[1] && now[2] > old[2] ? "patch" : "none";
}

/** Whether a changelog's unreleased version declares less than what was changed. */
export function isTooLow(from: string, to: string, rating: Rating): boolean {
  return isAbove(rating, declaredRating(from, to));
}

/** The versions that may come next: a patch, a minor and a major one. */
export function followers(version: string): string[] {
  const [major, minor, patch] = parse(version);
  return [`${major}.${minor}.${patch + 1}`, `${major}.${minor + 1}.0`, `${major + 1}.0.0`];
}
