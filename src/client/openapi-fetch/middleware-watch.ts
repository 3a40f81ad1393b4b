import type { Middleware } from "openapi-fetch";
import { StytchResponseError } from "../../errors/response.ts";

type Hook = (options: unknown) => unknown;

const HOOKS = ["onRequest", "onResponse", "onError"] as const;

/** Tells a middleware's own error from the one of reading the response that it gave, which shows a part of the body. */
export class MiddlewareWatch {
  /** The response so far: the API's, or a middleware's. */
  response: Response | undefined;
  readonly #thrown = new Set<unknown>();

  /** Makes a middleware that does the same, and is watched. */
  wrap(middleware: Middleware): Middleware {
    const watched: Record<string, Hook> = {};
    for (const name of HOOKS) {
      if (name in middleware) watched[name] = (options) => this.#run(middleware, name, options);
    }
    return watched as Middleware;
  }

  /**
   * Gives the error to throw for one that openapi-fetch threw.
   *
   * @param route the call's name in errors
   */
  explain(thrown: unknown, route: string): unknown {
    // By its name: a test's realm has another class of that name.
    const name = (thrown as Error | undefined)?.name;
    const isOfReading = name === "SyntaxError" || name === "TypeError";
    if (!this.response || !isOfReading || this.#thrown.has(thrown)) return thrown;
    const problem = name === "SyntaxError" ? "is no JSON" : "can't be read: a middleware has read it";
    const remedy = "Check what the middlewares make of it.";
    return new StytchResponseError(route, `${problem}. ${remedy}`, this.response.status);
  }

  async #run(middleware: Middleware, name: (typeof HOOKS)[number], options: unknown): Promise<unknown> {
    try {
      const result: unknown = await (middleware[name] as Hook | undefined)?.call(middleware, options);
      if (result instanceof Response) this.response = result;
      return result;
    } catch (error) {
      this.#thrown.add(error);
      throw error;
    }
  }
}
