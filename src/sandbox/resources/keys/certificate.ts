import { der, TAG } from "./der.ts";

const OWNER = "stytch-fetch sandbox";
const YEARS = 10;

/** 1.2.840.113549.1.1.11, sha256WithRSAEncryption. https://www.rfc-editor.org/rfc/rfc4055#section-5 */
const SHA256_WITH_RSA = der(
  TAG.sequence,
  der(TAG.oid, [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b]),
  der(TAG.null),
);
/** 2.5.4.10, organizationName. */
const ORGANIZATION = der(TAG.oid, [0x55, 0x04, 0x0a]);
/** 2.5.29.15, keyUsage, which is critical: for digital signatures alone. */
const KEY_USAGE = der(
  TAG.sequence,
  der(TAG.oid, [0x55, 0x1d, 0x0f]),
  der(TAG.boolean, [0xff]),
  der(TAG.octets, der(TAG.bits, [0x07, 0x80])),
);

/**
 * Writes the certificate of a key, signed by itself, as recorded keys have one: serial number 1, ten years, in DER.
 *
 * @param now the moment from which on it is valid, in milliseconds since 1970
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export async function selfSign(
  { publicKey, privateKey }: CryptoKeyPair,
  now: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const owner = der(
    TAG.sequence,
    der(TAG.set, der(TAG.sequence, ORGANIZATION, der(TAG.text, new TextEncoder().encode(OWNER)))),
  );
  const end = new Date(now);
  end.setUTCFullYear(end.getUTCFullYear() + YEARS);
  const content = der(
    TAG.sequence,
    der(TAG.field, der(TAG.integer, [2])),
    der(TAG.integer, [1]),
    SHA256_WITH_RSA,
    owner,
    der(TAG.sequence, writeTime(now), writeTime(end.getTime())),
    owner,
    new Uint8Array(await crypto.subtle.exportKey("spki", publicKey)),
    der(TAG.field + 3, der(TAG.sequence, KEY_USAGE)),
  );
  const signature = new Uint8Array(await crypto.subtle.sign("RSASSA-PKCS1-v1_5", privateKey, content));
  return der(TAG.sequence, content, SHA256_WITH_RSA, der(TAG.bits, [0], signature));
}

/** The last moment that a certificate can tell. */
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59);

/** Two digits for the years from 1950 to 2049, else four. https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5 */
function writeTime(milliseconds: number): Uint8Array {
  const moment = new Date(Math.min(milliseconds, LAST));
  const digits = `${moment.toISOString().slice(0, 19).replaceAll(/\D/g, "")}Z`;
  const year = moment.getUTCFullYear();
  const isShort = year >= 1950 && year < 2050;
  const text = new TextEncoder().encode(isShort ? digits.slice(2) : digits);
  return der(isShort ? TAG.utcTime : TAG.generalizedTime, text);
}
