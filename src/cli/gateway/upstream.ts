import { StytchConfigError } from "../../errors/config.ts";
import { createGateway, type GatewayConfig } from "../../gateway/index.node.ts";
import type { Message } from "../../sandbox/index.ts";
import { CliError } from "../cli-error.ts";
import { chooseCredentials } from "../credentials.ts";
import { createSeeded } from "../seeded-sandbox.ts";
import { readVariable } from "./environment.ts";

/** The API behind a gateway, and the project there. */
export type Upstream = Pick<GatewayConfig, "projectId" | "secret" | "baseUrl" | "fetch">;

/**
 * Makes a sandbox in this process, with credentials that nobody else learns.
 *
 * @param seed the file of `--seed`
 * @param onMessage called with each message that the service would have sent: whoever logs in needs its code
 * @throws {CliError} where the file can't be used
 */
export async function openSandbox(
  seed: string | undefined,
  onMessage: ((message: Message) => void) | undefined,
): Promise<Upstream> {
  const credentials = chooseCredentials();
  const { fetch } = await createSeeded({ ...credentials, onMessage }, seed);
  return { ...credentials, fetch };
}

const NAMES: Readonly<Record<string, string>> = {
  projectId: "STYTCH_PROJECT_ID",
  secret: "STYTCH_SECRET",
  baseUrl: "STYTCH_BASE_URL",
};

/**
 * Reads the project of the environment.
 *
 * @throws {CliError} naming the variable that is missing or wrong. It doesn't repeat it.
 */
export function readProject(): Upstream {
  const projectId = readVariable("STYTCH_PROJECT_ID");
  const secret = readVariable("STYTCH_SECRET");
  const baseUrl = readVariable("STYTCH_BASE_URL");
  if (projectId === undefined || secret === undefined) {
    const missing = projectId === undefined ? "STYTCH_PROJECT_ID" : "STYTCH_SECRET";
    throw new CliError(
      `${missing} is not set in the environment. Set it to your project's, ` +
        "or pass --sandbox for a local imitation of the API.",
    );
  }
  const upstream = { projectId, secret, baseUrl };
  checkUpstream(upstream);
  return upstream;
}

/** Refuses what a gateway would, in the environment's words. */
function checkUpstream(upstream: Upstream): void {
  try {
    createGateway(upstream);
  } catch (error) {
    if (!(error instanceof StytchConfigError)) throw error;
    const message = error.message.replace(/^\w+/, (name) => NAMES[name] ?? name);
    // The option that it names next is one of programs.
    throw new CliError(message.replace(/ For a sandbox.*/, " --sandbox has one in this process."));
  }
}
