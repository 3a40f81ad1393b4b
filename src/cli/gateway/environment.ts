import process from "node:process";
import { readEnvFile, type Variables } from "../env-file.ts";

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

/** Gives a variable's value. An empty one is none, as compose files write it where nothing is given. */
export type ReadVariable = (name: GatewayVariable) => string | undefined;

/**
 * Opens the variables of a gateway: those of the file of `--env-file`, where there is one, over the environment's.
 *
 * @throws {CliError} where the file can't be read
 */
export async function openVariables(envFile: string | undefined): Promise<ReadVariable> {
  const own: Variables = envFile === undefined ? {} : await readEnvFile(envFile);
  return (name) => own[name] || process.env[name] || undefined;
}
