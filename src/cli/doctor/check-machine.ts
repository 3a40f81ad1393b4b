import process from "node:process";
import { VERSION } from "../../version.ts";
import type { Finding } from "./finding.ts";

/** The oldest Node.js that the package supports. */
const OLDEST = [20, 19] as const;

/** Checks Node.js, and shows what of the environment leads calls elsewhere. */
export function checkMachine(): Finding[] {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const isOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
  const runtime = `Node.js ${process.versions.node} on ${process.platform}`;
  return [
    { check: "version", state: "ok", text: `stytch-fetch ${VERSION}.` },
    isOld
      ? { check: "runtime", state: "failed", text: `${runtime}. Update to ${OLDEST.join(".")} or later.` }
      : { check: "runtime", state: "ok", text: `${runtime}.` },
    ...checkProxy(),
    ...checkTLS(),
  ];
}

function checkProxy(): Finding[] {
  const set = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"].filter(
    (name) => process.env[name] ?? process.env[name.toLowerCase()],
  );
  if (set.length === 0) return [];
  return [{ check: "proxy", state: "ok", text: `Calls go by ${set.join(", ")} of the environment.` }];
}

function checkTLS(): Finding[] {
  if (process.env["NODE_TLS_REJECT_UNAUTHORIZED"] !== "0") return [];
  const text = "NODE_TLS_REJECT_UNAUTHORIZED=0 lets anyone pose as the API and read the secret. Unset it.";
  return [{ check: "tls", state: "warning", text }];
}
