import type { BodyOf } from "../../operation.ts";
import { ApiError } from "../../../errors/api-error.ts";
import { readArgon2 } from "./argon2.ts";
import { readBcrypt } from "./bcrypt.ts";
import { readDigest } from "./digest.ts";
import { readPBKDF2 } from "./pbkdf2.ts";
import { readPhpass } from "./phpass.ts";
import { readScrypt } from "./scrypt.ts";

/**
 * Reads a hash that another service made, as the one text that it is kept as.
 *
 * @throws {ApiError} invalid_hash_type, or what is wrong with the hash or its configuration
 */
export function readMigratedHash(body: BodyOf<"api_password_v1_Migrate">): string {
  const { hash, hash_type } = body;
  switch (hash_type) {
    case "bcrypt":
      return readBcrypt(hash);
    case "argon_2i":
      return readArgon2("argon2i", hash, body.argon_2_config);
    case "argon_2id":
      return readArgon2("argon2id", hash, body.argon_2_config);
    case "scrypt":
      return readScrypt(hash, body.scrypt_config);
    case "pbkdf_2":
      return readPBKDF2(hash, body.pbkdf_2_config);
    case "md_5":
      return readDigest("md5", hash, body.md_5_config);
    case "sha_1":
      return readDigest("sha1", hash, body.sha_1_config);
    case "sha_512":
      return readDigest("sha512", hash, body.sha_512_config);
    case "phpass":
      return readPhpass(hash);
    default:
      throw new ApiError("invalid_hash_type");
  }
}
