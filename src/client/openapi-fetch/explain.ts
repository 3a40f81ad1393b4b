import { StytchConfigError } from "../../errors/config.ts";
import { isStytchError } from "../../errors/guard.ts";

/** Makes the error to throw for one of the runtime's, thrown as a Request was made: it shows the URL or a value. */
export function explain(thrown: unknown, init: object): unknown {
  if (isStytchError(thrown)) return thrown;
  const refused = Object.entries(init).find(([name, value]) => !isTaken(name, value))?.[0];
  return new StytchConfigError(
    `No request can be made of this call: ${
      refused === undefined
        ? "its params, its body, or what a serializer gave, is not of the right kind"
        : `fetch doesn't take this ${refused}`
    }.`,
  );
}

function isTaken(name: string, value: unknown): boolean {
  try {
    return Boolean(new Request("https://example.com", { method: "POST", [name]: value }));
  } catch {
    return false;
  }
}
