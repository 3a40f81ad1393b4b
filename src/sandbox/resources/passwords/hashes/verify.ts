import { matchesArgon2, readArgon2 } from "./argon2.ts";
import { matchesBcrypt, readBcrypt } from "./bcrypt.ts";
import { isDigest, matchesDigest } from "./digest.ts";
import { checkParameters, matchesPBKDF2 } from "./pbkdf2.ts";
import { readPHC } from "./phc.ts";
import { isPhpass, matchesPhpass } from "./phpass.ts";
import { matchesScrypt, readScrypt } from "./scrypt.ts";

/** The hashes of a function, as they are kept. */
interface HashForm {
  /** Whether a text is one of them. */
  is(text: string): boolean;
  matches(hash: string, password: string): Promise<boolean>;
}

const bcrypt: HashForm = { is: (text) => succeeds(() => readBcrypt(text)), matches: matchesBcrypt };
const digest: HashForm = { is: isDigest, matches: matchesDigest };
const phpass: HashForm = { is: isPhpass, matches: matchesPhpass };
const pbkdf2: HashForm = { is: isPBKDF2, matches: matchesPBKDF2 };

/** By the name between the first two dollar signs. */
const forms = new Map<string, HashForm>([
  ["scrypt", { is: (text) => succeeds(() => readScrypt(text, undefined)), matches: matchesScrypt }],
  ...(["argon2i", "argon2id"] as const).map((id): [string, HashForm] => [
    id,
    { is: (text) => succeeds(() => readArgon2(id, text, undefined)), matches: matchesArgon2 },
  ]),
  ...["2a", "2b", "2y"].map((id): [string, HashForm] => [id, bcrypt]),
  ...["md5", "sha1", "sha512"].map((id): [string, HashForm] => [id, digest]),
  ...["P", "H"].map((id): [string, HashForm] => [id, phpass]),
  ...["pbkdf2-sha256", "pbkdf2-sha512"].map((id): [string, HashForm] => [id, pbkdf2]),
]);

/** Whether a text is a hash as it is kept, which {@link isRightPassword} can compare. */
export function isPasswordHash(text: string): boolean {
  return formOf(text)?.is(text) ?? false;
}

/** Whether a hash is that of a password. Only functions that are needed are loaded. */
export async function isRightPassword(hash: string, password: string): Promise<boolean> {
  return formOf(hash)!.matches(hash, password);
}

function formOf(text: string): HashForm | undefined {
  return text.startsWith("$") ? forms.get(text.split("$", 2)[1]!) : undefined;
}

function isPBKDF2(text: string): boolean {
  const read = readPHC(text);
  return read !== undefined && succeeds(() => checkParameters(read));
}

function succeeds(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
