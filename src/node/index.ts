export {
  createOperations,
  createStytch,
  createStytchFromEnv,
  type ConnectionOptions,
  type NodeOptions,
  type NodeStytch,
} from "./client.ts";
export { serve } from "./serve/serve.ts";
export type { Handler, ServeOptions, Server } from "./serve/options.ts";
