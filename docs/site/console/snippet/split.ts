import type { ConsoleOperation } from "../operation.ts";

type Params = Readonly<Record<string, unknown>>;

/** A call's params by the place where the request has them. */
export interface Split {
  readonly path: Params;
  readonly query: Params;
  readonly body: Params;
}

/** Takes a call's params apart. */
export function splitParams({ parameters }: ConsoleOperation, params: Params): Split {
  const places = new Map(parameters.map((each) => [each.name, each.in]));
  const of = (place: string): Params =>
    Object.fromEntries(Object.entries(params).filter(([name]) => (places.get(name) ?? "body") === place));
  return { path: of("path"), query: of("query"), body: of("body") };
}
