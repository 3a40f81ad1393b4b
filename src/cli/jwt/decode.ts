import { isObject } from "../../json.ts";
import { readStrictJSON } from "../../sandbox/seed/strict-json.ts";
import { CliError } from "../cli-error.ts";
import { counted } from "../text.ts";

type Part = Readonly<Record<string, unknown>>;

/** A JWT's parts, read and not checked. */
export interface DecodedJwt {
  readonly header: Part;
  readonly payload: Part;
}

/**
 * Takes a JWT apart (RFC 7519), without any check.
 *
 * @throws {CliError} for what is none. It has nothing of the token in it.
 */
export function decodeJwt(token: string): DecodedJwt {
  const parts = token.split(".");
  if (parts.length !== 3) {
    throw new CliError(
      `This is no JWT: it has ${counted(parts.length, "part")} between dots, and a JWT has 3.` +
        (parts.length === 1 ? " A session token is none either: sessions.authenticate checks it." : ""),
    );
  }
  return { header: readPart("header", parts[0]!), payload: readPart("payload", parts[1]!) };
}

function readPart(name: string, text: string): Part {
  if (!/^[\w-]+$/.test(text)) throw new CliError(`This is no JWT: its ${name} is not base64url.`);
  const read = readStrictJSON(Buffer.from(text, "base64url"));
  if ("problem" in read) throw new CliError(`This is no JWT: its ${name} ${read.problem}.`);
  if (!isObject(read.value)) throw new CliError(`This is no JWT: its ${name} is no JSON object.`);
  return read.value;
}
