import { catalogue } from "../sandbox/errors/catalogue.ts";

/** The document's advice on an error type, without the marks of Markdown; none for one that it doesn't know. */
export function describeRemedy(errorType: string): string | undefined {
  return Object.hasOwn(catalogue, errorType) ? catalogue[errorType]!.remedy.replaceAll("`", "") : undefined;
}
