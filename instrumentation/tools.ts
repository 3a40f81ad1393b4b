import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** The ways in which a program is started under a tool. */
export const ways = ["--import", "--require"] as const;
export type Way = (typeof ways)[number];

/** What the program takes its client from. */
export const entries = ["stytch-fetch", "stytch-fetch/node"] as const;
export type Entry = (typeof entries)[number];

/** A tool that instruments programs. */
interface Tool {
  /** The package that it is, if it is one. */
  readonly package?: string;
  /** The flags of Node's, as the tool documents them. */
  readonly flags: Readonly<Record<Way, readonly string[]>>;
  /** A header that it adds to a request. */
  readonly header?: string;
  /** The entries whose requests it adds that to. Left out: both. */
  readonly entries?: readonly Entry[];
  /** Its settings: everything goes to the collector on loopback, nothing is asked of other hosts. */
  env?(collector: URL): Readonly<Record<string, string>>;
}

const setup = (file: string): string => join(folder, "setup", file);
const packaged = (path: string): string => join(folder, "node_modules", path);

export const tools: Readonly<Record<string, Tool>> = {
  none: { flags: { "--import": [], "--require": [] } },
  wrapper: {
    flags: {
      "--import": ["--import", setup("wrapper.cjs")],
      "--require": ["--require", setup("wrapper.cjs")],
    },
    header: "traceparent",
    entries: ["stytch-fetch/node"],
  },
  opentelemetry: {
    package: "@opentelemetry/instrumentation-http",
    flags: {
      "--import": ["--import", setup("opentelemetry.mjs")],
      "--require": ["--require", setup("opentelemetry.cjs")],
    },
    header: "traceparent",
  },
  "dd-trace": {
    package: "dd-trace",
    flags: {
      "--import": ["--import", packaged("dd-trace/initialize.mjs")],
      "--require": ["--require", packaged("dd-trace/init.js")],
    },
    header: "x-datadog-trace-id",
    env: ({ href }) => ({
      DD_TRACE_AGENT_URL: href,
      DD_INSTRUMENTATION_TELEMETRY_ENABLED: "false",
      DD_REMOTE_CONFIGURATION_ENABLED: "false",
      DD_CRASHTRACKING_ENABLED: "false",
      DD_TRACE_STARTUP_LOGS: "false",
    }),
  },
  sentry: {
    package: "@sentry/node",
    flags: {
      "--import": ["--import", setup("sentry.mjs")],
      "--require": ["--require", setup("sentry.cjs")],
    },
    header: "sentry-trace",
  },
  newrelic: {
    package: "newrelic",
    flags: {
      "--import": ["--import", packaged("newrelic/esm-loader.mjs"), "--require", setup("new-relic.cjs")],
      "--require": ["--require", setup("new-relic.cjs")],
    },
    header: "traceparent",
    env: ({ hostname, port }) => ({
      NEW_RELIC_NO_CONFIG_FILE: "true",
      NEW_RELIC_APP_NAME: "calls",
      NEW_RELIC_LICENSE_KEY: "0".repeat(40),
      NEW_RELIC_HOST: hostname,
      NEW_RELIC_PORT: port,
      NEW_RELIC_LOG_ENABLED: "false",
      NEW_RELIC_UTILIZATION_DETECT_AWS: "false",
      NEW_RELIC_UTILIZATION_DETECT_AZURE: "false",
      NEW_RELIC_UTILIZATION_DETECT_GCP: "false",
      NEW_RELIC_UTILIZATION_DETECT_PCF: "false",
    }),
  },
  elastic: {
    package: "elastic-apm-node",
    flags: {
      "--import": [
        ...["--experimental-loader", packaged("elastic-apm-node/loader.mjs")],
        ...["--require", setup("elastic.cjs")],
      ],
      "--require": ["--require", setup("elastic.cjs")],
    },
    header: "traceparent",
    env: () => ({
      ELASTIC_APM_SERVICE_NAME: "calls",
      ELASTIC_APM_CENTRAL_CONFIG: "false",
      ELASTIC_APM_CLOUD_PROVIDER: "none",
      ELASTIC_APM_METRICS_INTERVAL: "0s",
      ELASTIC_APM_LOG_LEVEL: "off",
    }),
  },
};

/** Whether a tool is here: one whose package npm couldn't install on this machine is left out. */
export function isInstalled(tool: Tool): boolean {
  return tool.package === undefined || existsSync(packaged(tool.package));
}
