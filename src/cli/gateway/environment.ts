import process from "node:process";

/** A variable of the environment that the gateway reads: what a file and a command line must not have. */
export type GatewayVariable = (typeof VARIABLES)[Name];
type Name = keyof typeof VARIABLES;

const VARIABLES = {
  projectid: "STYTCH_PROJECT_ID",
  secret: "STYTCH_SECRET",
  baseurl: "STYTCH_BASE_URL",
  token: "STYTCH_GATEWAY_TOKEN",
  gatewaytoken: "STYTCH_GATEWAY_TOKEN",
  redisurl: "REDIS_URL",
} as const;

/** The variable that someone means by a name: `STYTCH_SECRET` by `secret`, `projectId` or `--project-id` likewise. */
export function findVariable(name: string): GatewayVariable | undefined {
  const plain = name.toLowerCase().replace(/[^a-z]/g, "");
  const own = plain.startsWith("stytch") ? plain.slice("stytch".length) : plain;
  return Object.hasOwn(VARIABLES, own) ? VARIABLES[own as Name] : undefined;
}

/** A variable's value. An empty one is none, as compose files write it where nothing is given. */
export function readVariable(name: GatewayVariable): string | undefined {
  return process.env[name] || undefined;
}
