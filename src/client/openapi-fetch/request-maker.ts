import { StytchConfigError } from "../../errors/config.ts";
import { isStytchError } from "../../errors/guard.ts";
import { keepText } from "../../transport/kept-text.ts";

/** The class that openapi-fetch makes a call's Request with, and what became of it. */
export interface RequestMaker {
  readonly Request: typeof Request;
  /** The URL that it was made with, if it was. */
  readonly url: string | undefined;
}

/** Makes the class for one call. It is the runtime's of this moment: openapi-fetch keeps the one that there was as it was made. */
export function createRequestMaker(): RequestMaker {
  const Original = globalThis.Request;
  let url: string | undefined;
  function Maker(...given: ConstructorParameters<typeof Request>): Request {
    const request = new Original(...given);
    url = request.url;
    return keepText(request, given[1]?.body);
  }
  // openapi-fetch asks whether what a middleware gives is one.
  Maker.prototype = Original.prototype;
  return {
    Request: Maker as unknown as typeof Request,
    get url() {
      return url;
    },
  };
}

/**
 * Makes the error to throw for one that openapi-fetch threw.
 *
 * @param maker the call's: what was thrown before a Request was made is the runtime's, and shows the URL or a value
 */
export function explain(thrown: unknown, maker: RequestMaker, init: object): unknown {
  if (maker.url !== undefined || isStytchError(thrown)) return thrown;
  const refused = Object.entries(init).find(([name, value]) => !isTaken(name, value))?.[0];
  return new StytchConfigError(
    refused === undefined
      ? "No request can be made of this call: its params, its body, or what a serializer gave, is not of the right kind."
      : `No request can be made of this call: fetch doesn't take this ${refused}.`,
  );
}

function isTaken(name: string, value: unknown): boolean {
  try {
    return Boolean(new Request("https://example.com", { method: "POST", [name]: value }));
  } catch {
    return false;
  }
}
