import type { Output } from "./console.ts";

/** Warns where a server listens on more than this machine. */
export function warnOfOthers(what: "sandbox" | "gateway", host: string, errors: Output): void {
  if (/^(localhost|127(\.\d+){3}|::1)$/.test(host)) return;
  errors.line(
    `stytch-fetch: warning: on ${host} other machines may reach this ${what}. 127.0.0.1 keeps it to this one.`,
  );
}
