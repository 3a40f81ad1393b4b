// Ways of writing a URL: those that mean the same to everyone, and those that mean one thing here and another there.

/** A way of writing a path. Nothing: it doesn't apply to this one. */
export type Spelling = (path: string) => string | undefined;

const last = (path: string): number => path.lastIndexOf("/");
const replaceLast = (path: string, by: (segment: string) => string): string =>
  path.slice(0, last(path) + 1) + by(path.slice(last(path) + 1));
const hex = (character: string): string => `%${character.charCodeAt(0).toString(16).padStart(2, "0")}`;

/** What each server reads in its own way, with a name for a test. None of these may lead to a call. */
export const ambiguous: Readonly<Record<string, Spelling>> = {
  "a slash at the end": (path) => `${path}/`,
  "two at the end": (path) => `${path}//`,
  "a doubled slash before": (path) => `/${path}`,
  "a doubled slash inside": (path) => path.replace(/\/(?=[^/]*$)/, "//"),
  "an encoded slash": (path) => path.replace(/\/(?=[^/]*$)/, "%2f"),
  "an encoded slash, capital": (path) => path.replace(/\/(?=[^/]*$)/, "%2F"),
  "a slash encoded twice": (path) => path.replace(/\/(?=[^/]*$)/, "%252f"),
  "an overlong slash": (path) => path.replace(/\/(?=[^/]*$)/, "%c0%af"),
  "a backslash": (path) => path.replace(/\/(?=[^/]*$)/, "\\"),
  "an encoded backslash": (path) => path.replace(/\/(?=[^/]*$)/, "%5c"),
  "a fullwidth slash": (path) => path.replace(/\/(?=[^/]*$)/, "%EF%BC%8F"),
  "a dot segment": (path) => path.replace(/\/(?=[^/]*$)/, "/./"),
  "an encoded dot segment": (path) => path.replace(/\/(?=[^/]*$)/, "/%2e/"),
  "a way up and down": (path) => path.replace(/\/(?=[^/]*$)/, "/x/../"),
  "an encoded way up": (path) => path.replace(/\/(?=[^/]*$)/, "/x/%2e%2e/"),
  "a half encoded way up": (path) => path.replace(/\/(?=[^/]*$)/, "/x/.%2E/"),
  "a way up, encoded twice": (path) => path.replace(/\/(?=[^/]*$)/, "/x/%252e%252e/"),
  "a way up by encoded slashes": (path) => path.replace(/\/(?=[^/]*$)/, "/x%2f..%2f"),
  "a way up at the end": (path) => `${path}/x/..`,
  "a way up by semicolons": (path) => path.replace(/\/(?=[^/]*$)/, "/x/..;/"),
  "a way out of the mount": (path) => `/../api${path}`,
  "a semicolon": (path) => `${path};`,
  "a parameter of a segment": (path) => replaceLast(path, (segment) => `${segment};jsessionid=1`),
  "an encoded semicolon": (path) => `${path}%3b`,
  "an encoded question mark": (path) => `${path}%3fa=b`,
  "an encoded hash": (path) => `${path}%23a`,
  "a hash": (path) => `${path}#a`,
  "a NUL": (path) => `${path}%00`,
  "a NUL and an ending": (path) => `${path}%00.json`,
  "a line break": (path) => `${path}%0a`,
  "an encoded space": (path) => `${path}%20`,
  "an encoded tab": (path) => `${path}%09`,
  "a percent sign": (path) => `${path}%`,
  "a broken encoding": (path) => `${path}%zz`,
  "bytes that aren't UTF-8": (path) => `${path}%ff`,
  "a needless encoding": (path) => replaceLast(path, (segment) => hex(segment[0]!) + segment.slice(1)),
  "a needless encoding of all": (path) => replaceLast(path, (segment) => Array.from(segment, hex).join("")),
  "an encoding of the encoding": (path) =>
    replaceLast(path, (segment) => Array.from(segment, hex).join("").replaceAll("%", "%25")),
  "an encoding of IIS": (path) => replaceLast(path, (segment) => `%u0061${segment}`),
  "another letter case": (path) => path.replace("/v1/", "/V1/"),
  "another letter case of a word": (path) =>
    path.replace(/^\/v1\/([a-z])/, (_, letter: string) => `/v1/${letter.toUpperCase()}`),
  "an encoded letter of the version": (path) => path.replace("/v1/", "/%761/"),
  "a long s": (path) => (path.includes("s") ? path.replace("s", "%C5%BF") : undefined),
  "no version": (path) => path.replace("/v1", ""),
  "another version": (path) => path.replace("/v1/", "/v2/"),
  "the version twice": (path) => `/v1${path}`,
  "an ending": (path) => (path.includes("test-") ? undefined : `${path}.json`),
  "one segment more": (path) => `${path}/x`,
  "a matrix of the whole": (path) => `/;a=b${path}`,
  "a URL in the path": (path) => `/http://evil.example${path}`,
  "an encoded URL in the path": (path) => `/http:%2f%2fevil.example${path}`,
  "a user and host in front": (path) => `@evil.example${path}`,
};

/** What no server reads in another way, of a whole target. */
export const plain: Readonly<Record<string, (target: string) => string>> = {
  "as it is": (target) => target,
  "with its host": (target) => `http://x${target}`,
  "with its host in capitals": (target) => `HTTP://X${target}`,
  "with an empty query": (target) => (target.includes("?") ? target : `${target}?`),
};
