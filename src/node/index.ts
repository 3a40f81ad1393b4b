export { serve } from "./serve.ts";
export type { Handler, ServeOptions, Server } from "./options.ts";
