export {
  createOperations,
  createStytch,
  createStytchFromEnv,
  type ConnectionOptions,
  type NodeOptions,
  type NodeStytch,
} from "./client.ts";
export { serve } from "./serve.ts";
export type { Handler, ServeOptions, Server } from "./options.ts";
