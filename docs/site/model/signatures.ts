/** A method's types, as the client declares them. */
export interface Signature {
  /** The type of the params; undefined for a method that takes none. */
  readonly params: string | undefined;
  /** Whether the params may be left out. */
  readonly isOptional: boolean;
  readonly result: string;
}

const ENTRY = /^ {2}(\w+): \{\s*params: ([^;{]+);\s*result: (\w+)/gm;

/** Reads the signatures out of `generated/methods.ts`, by operationId. */
export function readSignatures(methods: string): Map<string, Signature> {
  return new Map(
    [...methods.matchAll(ENTRY)].map(([, id, params, result]) => {
      const types = params!.split("|").map((each) => each.trim());
      const named = types.filter((each) => /^\w+$/.test(each) && each !== "undefined");
      return [id!, { params: named[0], isOptional: types.includes("undefined"), result: result! }];
    }),
  );
}
