export { createOperations, createStytch, createStytchFromEnv, type NodeStytch } from "./client.ts";
export type { ConnectionOptions, NodeOptions } from "./options.ts";
export { serve } from "./serve/serve.ts";
export type { Connection, Handler, ServeOptions, Server } from "./serve/options.ts";
export { createRedisLimits, type RedisLimits } from "./limits/redis.ts";
export type { RedisLimitsOptions } from "./limits/options.ts";
