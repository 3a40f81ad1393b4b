// Builds by Metro with the settings of a React Native app, and runs that with what such an app has of a browser.
const { readFileSync } = require("node:fs");
const { resolve } = require("node:path");
const { runInThisContext } = require("node:vm");
const { loadConfig, runBuild } = require("metro");

async function main() {
  const config = await loadConfig(
    {},
    {
      projectRoot: __dirname,
      maxWorkers: 1,
      resolver: {
        ...{ useWatchman: false, unstable_enablePackageExports: true },
        ...{
          unstable_conditionNames: ["require", "react-native"],
          sourceExts: ["js", "mjs", "cjs", "json", "ts"],
        },
      },
    },
  );
  config.reporter = { update() {} };
  await runBuild(config, {
    entry: "app.js",
    out: resolve("out.js"),
    platform: "ios",
    dev: false,
    minify: false,
  });
  Object.defineProperty(globalThis, "navigator", { value: { product: "ReactNative" } });
  globalThis.stytchOptions = JSON.parse(process.env.STYTCH_GATEWAY_OPTIONS);
  runInThisContext(readFileSync("out.js", "utf8"));
  await globalThis.finished;
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
