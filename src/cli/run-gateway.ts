import { createGateway, type Gateway, type GatewayConfig } from "../gateway/index.node.ts";
import { readLimits } from "../gateway/limits/options.ts";
import { serve, type Server } from "../node/index.ts";
import { usageError } from "./cli-error.ts";
import type { ProjectFlags } from "./connection/project.ts";
import { createOutput, type Output } from "./console.ts";
import { printGatewayBanner, toGatewayLine, type GatewayInfo } from "./gateway/banner.ts";
import { chooseCallers } from "./gateway/callers.ts";
import { readGatewayFile, type GatewayFile } from "./gateway/file.ts";
import { openVariables } from "./gateway/environment.ts";
import { openSharedLimits } from "./gateway/shared-limits.ts";
import { openProject, openSandbox, type Upstream } from "./gateway/upstream.ts";
import { applyFile } from "./json-file.ts";
import { printMessages } from "./message-log.ts";
import { untilStopped } from "./stop.ts";
import { warnOfOthers } from "./warn-of-others.ts";

/** The options of `stytch-fetch gateway`, read. */
export interface GatewayFlags extends ProjectFlags {
  readonly port: number;
  readonly host: string;
  readonly config?: string;
  readonly sandbox?: true;
  readonly seed?: string;
  readonly json?: true;
  readonly quiet?: true;
}

/** The demonstration's policy: enough to see calls pass, and others refused. */
const DEMONSTRATION: GatewayFile = {
  options: { allow: ["users.create", "users.get", "users.update", "users.search"] },
  session: undefined,
  redis: undefined,
};

/**
 * Serves a gateway until Ctrl-C.
 *
 * Its standard output is JSON alone, an object on each line, so that programs can read it. What people read is on the other.
 */
export async function runGateway(flags: GatewayFlags): Promise<void> {
  checkFlags(flags);
  const errors = createOutput("stderr");
  const tell = (problem: string): void => errors.line(`stytch-fetch: ${problem}`);
  const file = flags.config === undefined ? DEMONSTRATION : await readGatewayFile(flags.config);
  const upstream = flags.sandbox ? await openDemonstration(flags, errors) : await openProject(flags);
  const readVariable = await openVariables(flags.envFile);
  const shared = await openSharedLimits(file.redis, readVariable, upstream.projectId, tell);
  try {
    const callers = applyConfig(flags, () => chooseCallers(file.session, readVariable, errors));
    const gateway = build(flags, file, {
      ...upstream,
      authorize: callers.authorize,
      ...(shared && { limits: { store: shared.store } }),
      hooks: { onProblem: tell, ...(flags.quiet && { onCall: () => undefined }) },
    });
    const stopped = untilStopped();
    const server = await listen(gateway, flags, file);
    warnOfOthers("gateway", flags.host, errors);
    warnOfNothing(file, errors);
    const { basePath = "" } = file.options;
    printStarted(flags, errors, {
      url: server.url + basePath.replace(/\/$/, ""),
      projectId: upstream.projectId,
      isSandbox: flags.sandbox === true,
      options: file.options,
      callers,
      prefix: shared?.prefix,
    });
    await stopped;
    await server.close();
  } finally {
    await shared?.store.close();
  }
}

/** Opens a sandbox whose messages are told beside the audit, which is for programs. */
function openDemonstration({ seed, json, quiet }: GatewayFlags, errors: Output): Promise<Upstream> {
  return openSandbox(seed, quiet ? undefined : printMessages(errors, json ? "json" : "text"));
}

function checkFlags({ config, sandbox, seed }: GatewayFlags): void {
  if (config === undefined && !sandbox) {
    throw usageError(
      "gateway needs --config=<file.json>, which says what may be called; or --sandbox, for a demonstration.",
    );
  }
  if (seed !== undefined && !sandbox) {
    throw usageError("--seed fills a sandbox, and there is none. Add --sandbox, or leave --seed out.");
  }
}

/** Refuses by the file's name what comes of it. Of the demonstration there is none, and nothing is refused. */
function applyConfig<Result>({ config = "" }: GatewayFlags, apply: () => Result): Result {
  return applyFile("--config", config, apply);
}

function build(
  flags: GatewayFlags,
  { options }: GatewayFile,
  own: Upstream & Pick<GatewayConfig, "authorize" | "limits" | "hooks">,
): Gateway {
  return applyConfig(flags, () =>
    createGateway({ ...options, ...own, limits: { ...readLimits(options.limits), ...own.limits } }),
  );
}

/** Serves by limits that are no narrower than the gateway's own, whose refusals are told in the audit. */
function listen({ fetch }: Gateway, { port, host }: GatewayFlags, { options }: GatewayFile): Promise<Server> {
  const { bytes, timeout } = readLimits(options.limits);
  return serve(fetch, {
    port,
    host,
    maxBody: Math.max(bytes, 1024 * 1024),
    requestTimeout: Math.max(timeout, 30_000),
    closeTimeout: timeout,
  });
}

function warnOfNothing({ options: { allow = [] } }: GatewayFile, errors: Output): void {
  if (allow.length > 0) return;
  errors.line(
    "stytch-fetch: warning: the file allows nothing, so every call is refused. Name some in `allow`.",
  );
}

function printStarted({ json }: GatewayFlags, errors: Output, info: GatewayInfo): void {
  if (json) createOutput("stdout").line(toGatewayLine(info));
  else printGatewayBanner(errors, info);
}
