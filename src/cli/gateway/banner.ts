import { routes, type Route } from "../../../generated/routes.ts";
import type { GatewayConfig, Permission } from "../../gateway/index.node.ts";
import type { Output } from "../console.ts";
import { columns, quoteForShell } from "../text.ts";
import type { Callers } from "./callers.ts";

/** A gateway that listens, as its banner shows it. */
export interface GatewayInfo {
  /** Its address, with the path that it is mounted at. */
  readonly url: string;
  readonly projectId: string;
  readonly isSandbox: boolean;
  readonly options: Pick<GatewayConfig, "allow" | "cookies">;
  readonly callers: Callers;
  /** The beginning of the keys in Redis. Nothing: limits are counted in this process. */
  readonly prefix: string | undefined;
}

/** Prints where the gateway is, whom it lets do what, and how to call it, in lines that can be copied. */
export function printGatewayBanner(output: Output, info: GatewayInfo): void {
  const { url, projectId, isSandbox, options, callers, prefix } = info;
  const { madeToken } = callers;
  const names = namesOf(options.allow);
  const open = namesOf(options.allow?.filter(isForStrangers));
  const rows: (readonly [string, string])[] = [
    ["project", isSandbox ? "a sandbox, in this process" : projectId],
    ["allowed", names.join(", ") || "nothing"],
    ["callers", callers.by === "session" ? "signed-in users" : "whoever has the token"],
    ...(open.length > 0 ? [["strangers", `may call ${open.join(", ")}`] as const] : []),
    ...(madeToken === undefined ? [] : [["token", madeToken] as const]),
    ["limits", prefix === undefined ? "counted in this process" : `counted in Redis, under ${prefix}`],
  ];
  const proof = describeProof(info);
  const headers = proof.code === undefined ? "" : `, headers: { authorization: ${proof.code} }`;
  output.line(`Gateway to the Stytch API on ${output.style("bold", url)}

${columns(rows)}

${output.style("dim", "// stytch-fetch")}
createStytch({ gateway: ${JSON.stringify(url)}${headers} })

${output.style("dim", "# curl")}
curl -H ${proof.shell} ${exampleCall(info, names)}

${isSandbox ? "Nothing here is real. " : ""}Ctrl-C ends it.
`);
}

/** The same in one line, for scripts. */
export function toGatewayLine({ url, callers: { madeToken } }: GatewayInfo): string {
  return JSON.stringify({ url, ...(madeToken !== undefined && { token: madeToken }) });
}

/** The caller's proof, as a program's code and a shell have it. A token that was given to us is shown nowhere. */
function describeProof({ callers: { by, madeToken }, options }: GatewayInfo): {
  code?: string;
  shell: string;
} {
  if (madeToken !== undefined) {
    const value = `Bearer ${madeToken}`;
    return { code: JSON.stringify(value), shell: quoteForShell(`authorization: ${value}`) };
  }
  const isToken = by === "token";
  const shell = `"authorization: Bearer $${isToken ? "STYTCH_GATEWAY_TOKEN" : "SESSION_JWT"}"`;
  // A browser brings its cookies by itself.
  if (!isToken && options.cookies) return { shell };
  return {
    code: `\`Bearer \${${isToken ? "process.env.STYTCH_GATEWAY_TOKEN" : "session_jwt"}}\``,
    shell,
  };
}

/** The names of what is allowed, as they were given. */
function namesOf(allow: GatewayConfig["allow"] = []): string[] {
  return allow.map((permission) => (typeof permission === "string" ? permission : permission.operation));
}

function isForStrangers(permission: Permission): boolean {
  return typeof permission !== "string" && permission.strangers === true;
}

/** The rest of curl's arguments, for a call that is allowed. */
function exampleCall({ url, callers: { by } }: GatewayInfo, names: readonly string[]): string {
  const allowed = names.map(findRoute);
  const { api_user_v1_Create: create } = routes;
  if (allowed.includes(create)) return `${url}${create.path} ${asJSON('{"email": "ada@example.com"}')}`;
  const route = allowed[0];
  if (!route) return `${url}/health`;
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === "user_id" && by === "session" ? "me" : name.toUpperCase(),
  );
  if (route.method === "GET") return url + path;
  const body = route.contentType === "form" ? "-d ''" : asJSON("{}");
  return `-X ${route.method} ${url}${path}${route.method === "DELETE" ? "" : ` ${body}`}`;
}

/** The route of an operation, by either of its names. */
function findRoute(name: string): Route | undefined {
  const isNamed = ([id, { accessor }]: [string, Route]): boolean =>
    name === id || name === accessor.join(".");
  return Object.entries<Route>(routes).find(isNamed)?.[1];
}

function asJSON(body: string): string {
  return `-H 'content-type: application/json' -d ${quoteForShell(body)}`;
}
