import json from "./words.json" with { type: "json" };
import { unpackWords } from "./unpack-words.ts";

/** Passwords of many breaches that rules on kinds of characters, or even an estimate, would accept. */
const NOTORIOUS = [
  "1qaz!QAZ2wsx@WSX",
  "1qaz2wsx!QAZ@WSX",
  "Aa123456!",
  "Aa123456@",
  "Abc123!@#",
  "Abcd1234!",
  "Admin123!",
  "Admin@123",
  "Administrator1!",
  "Changeme1!",
  "Changeme123!",
  "Letmein1!",
  "Monkey123!",
  "P@$$w0rd",
  "P@$$w0rd1",
  "P@ssw0rd",
  "P@ssw0rd!",
  "P@ssw0rd1",
  "P@ssw0rd1!",
  "P@ssw0rd123",
  "P@ssword1",
  "P@ssword123",
  "Pa$$w0rd",
  "Pa$$w0rd1",
  "Pa$$word1",
  "Passw0rd!",
  "Passw0rd1!",
  "Password!1",
  "Password1!",
  "Password1234!",
  "Password123!",
  "Password@1",
  "Password@123",
  "Qwerty1!",
  "Qwerty123!",
  "Qwerty@123",
  "Summer2023!",
  "Test1234!",
  "Test@1234",
  "Tr0ub4dor&3",
  "Welcome1!",
  "Welcome123!",
  "Welcome@123",
  "Winter2023!",
  "Zaq12wsx!",
  "Zaq1@wsx",
  "Zaq1xsw2!",
  "correcthorsebatterystaple",
];

let breached: ReadonlySet<string> | undefined;

/** Whether a password is one of those that the sandbox knows from breaches: some thirty thousand, of the billions that there are. */
export function isBreached(password: string): boolean {
  breached ??= new Set([...unpackWords(json.words.passwords), ...NOTORIOUS]);
  return breached.has(password);
}
