import { decodeBase64, encodeUnpadded } from "./base64.ts";

/** A hash in the form that many functions share: how it was made, its salt, and itself. */
export interface PHC {
  readonly id: string;
  readonly params: Readonly<Record<string, number>>;
  readonly salt: Uint8Array;
  readonly key: Uint8Array;
}

const FORM = /^\$([a-z\d-]+)((?:\$v=\d{1,3})?)\$([a-z]+=\d{1,10}(?:,[a-z]+=\d{1,10})*)\$([^$]+)\$([^$]+)$/;

/**
 * Reads a PHC string. `undefined`: it is none.
 *
 * @see https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md
 */
export function readPHC(text: string): PHC | undefined {
  const [, id = "", version = "", list = "", saltText = "", keyText = ""] = FORM.exec(text) ?? [];
  const salt = decodeBase64(saltText);
  const key = decodeBase64(keyText);
  if (id === "" || !salt || !key) return undefined;
  const entries = `${version.slice(1)},${list}`.split(",").filter((entry) => entry !== "");
  const params = entries.map((entry) => entry.split("=") as [string, string]);
  return { id, params: Object.fromEntries(params.map(([name, value]) => [name, Number(value)])), salt, key };
}

/** Writes a PHC string, with its version `v` in front of the other parameters. */
export function writePHC({ id, params, salt, key }: PHC): string {
  const { v, ...rest } = params;
  const list = Object.entries(rest).map(([name, value]) => `${name}=${value}`);
  const parts = [id, ...(v === undefined ? [] : [`v=${v}`]), list.join(","), encodeUnpadded(salt)];
  return `$${[...parts, encodeUnpadded(key)].join("$")}`;
}
