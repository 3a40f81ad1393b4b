import { readOptions, requireArray, requireBoolean, requireFunctions, requireString } from "../checks.ts";
import { systemClock, type Clock } from "../clock.ts";
import { StytchConfigError } from "../errors/config.ts";
import { isObject, withoutUndefined } from "../json.ts";
import type { GatewayConfig, GatewayHooks } from "./types.ts";

const OPTIONS = [
  ...["projectId", "secret", "allow", "authorize", "origins", "cookies", "limits", "hooks", "basePath"],
  ...["baseUrl", "fraudBaseUrl", "allowHttp", "fetch", "jwks", "address", "clock"],
];
/** A gateway's options, checked and completed as far as no part of it has rules of its own. */
export interface CheckedConfig extends GatewayConfig {
  allow: NonNullable<GatewayConfig["allow"]>;
  /** Without a slash at the end. */
  basePath: string;
  hooks: GatewayHooks;
  clock: Clock;
}

/**
 * Reads a gateway's options. Those of the API's client are left to it.
 *
 * @throws {StytchConfigError} naming the option, the rule and the remedy
 */
export function readConfig(given: GatewayConfig): CheckedConfig {
  const options = readOptions("createGateway", given, OPTIONS);
  const { allow = [], authorize, basePath = "/", hooks = {}, clock = systemClock, cookies = false } = options;
  requireArray("allow", allow);
  if (typeof options.projectId === "string" && options.projectId.startsWith("secret-")) {
    throw new StytchConfigError("projectId is a secret: it and `secret` are the wrong way round.");
  }
  requireFunctions(options, ["authorize", "address"], "");
  requireFunctions(clock, ["now", "setTimeout", "clearTimeout"], "clock.", true);
  if (!isObject(cookies)) requireBoolean("cookies", cookies);
  const checkedHooks = readOptions("hooks", hooks, ["onCall", "onProblem"]);
  requireFunctions(checkedHooks, ["onCall", "onProblem"], "hooks.");
  return {
    ...withoutUndefined(options),
    allow,
    authorize,
    basePath: readBasePath(basePath),
    hooks: checkedHooks,
    clock,
  };
}

function readBasePath(value: unknown): string {
  requireString("basePath", value);
  const path = value.replace(/\/$/, "");
  if (/^(?:\/[\w.~-]+)*$/.test(path) && !/\/\.{1,2}(\/|$)/.test(path)) return path;
  throw new StytchConfigError(
    'basePath must be the path that the gateway is mounted at, such as "/api/stytch": parts of letters, digits and - . _ ~, each behind a slash.',
  );
}
