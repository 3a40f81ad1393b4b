/** A process in which a package isn't installed: prints what `createRedisLimits` throws. */
import { register } from "node:module";

const missing = JSON.stringify(process.argv[2]);
const hooks = `export function resolve(name, context, next) {
  if (name !== ${missing}) return next(name, context);
  throw Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" });
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

// Loaded here, behind the hooks.
const { createRedisLimits } = await import("../../../src/node/index.ts");
await createRedisLimits({ url: "redis://:hunter2@127.0.0.1:1" }).catch((error: unknown) =>
  console.log(String(error)),
);
