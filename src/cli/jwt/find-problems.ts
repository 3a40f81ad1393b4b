import type { Environment } from "../connection/connect.ts";
import type { DecodedJwt } from "./decode.ts";
import { counted } from "../text.ts";

/** The claim that a session's JWT has, and no other. */
export const SESSION_CLAIM = "https://stytch.com/session";

/**
 * Lists what is wrong with a JWT's header and claims, each in a sentence. The signature is another matter.
 *
 * @param now milliseconds since 1970
 */
export function findProblems(
  { header, payload }: DecodedJwt,
  environment: Environment,
  now: number,
): string[] {
  const problems: string[] = [];
  const { alg, typ, kid } = header;
  if (typ !== "JWT") problems.push(`Its header's typ is ${show(typ)}, not "JWT".`);
  if (alg !== "RS256") problems.push(`It is signed by ${show(alg)}; Stytch signs by "RS256".`);
  if (typeof kid !== "string") problems.push("Its header has no kid, so its key can't be found.");
  problems.push(...findAddressProblems(payload, environment), ...findTimeProblems(payload, now));
  if (typeof payload["sub"] !== "string") problems.push("It has no sub: nobody's token.");
  return problems;
}

function findAddressProblems(
  { aud, iss }: DecodedJwt["payload"],
  { projectId, server }: Environment,
): string[] {
  const problems: string[] = [];
  const audiences = Array.isArray(aud) ? (aud as unknown[]) : [aud];
  if (!audiences.includes(projectId)) {
    problems.push(`It is for ${show(aud)}, and the credentials are of ${projectId}.`);
  }
  if (iss !== `stytch.com/${projectId}` && iss !== server) {
    problems.push(`Its issuer is ${show(iss)}, not "stytch.com/${projectId}".`);
  }
  return problems;
}

function findTimeProblems({ exp, nbf, iat }: DecodedJwt["payload"], now: number): string[] {
  const problems: string[] = [];
  if (typeof exp !== "number") problems.push("It has no exp: it would never end.");
  else if (exp * 1000 <= now) {
    problems.push(
      `It expired ${describeSpan(now - exp * 1000)} ago, at ${showTime(exp)}. Session JWTs live 5 minutes.`,
    );
  }
  if (typeof nbf === "number" && nbf * 1000 > now) {
    problems.push(`It is good in ${describeSpan(nbf * 1000 - now)} only. Check this machine's clock.`);
  } else if (typeof iat === "number" && iat * 1000 > now + 60_000) {
    problems.push(`It was made ${describeSpan(iat * 1000 - now)} from now. Check this machine's clock.`);
  }
  return problems;
}

function show(value: unknown): string {
  return value === undefined ? "missing" : JSON.stringify(value);
}

/** The last second that a Date can tell. */
const MAX_SECONDS = 8.64e12;

function showTime(seconds: number): string {
  return Math.abs(seconds) <= MAX_SECONDS
    ? new Date(seconds * 1000).toISOString()
    : "a time that no clock tells";
}

const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;

/** A span of time in its largest unit. */
export function describeSpan(milliseconds: number): string {
  const [unit, length] = UNITS.find(([, size]) => milliseconds >= size) ?? UNITS[3];
  return counted(Math.floor(milliseconds / length), unit);
}
