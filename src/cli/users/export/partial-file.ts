import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, rm, type FileHandle } from "node:fs/promises";
import { CliError } from "../../cli-error.ts";

/** A file that grows at its end, and knows the hash of what it holds. The user alone may read it. */
export class PartialFile {
  readonly #path: string;
  readonly #file: FileHandle;
  #hash: Hash;
  #bytes = 0;

  private constructor(path: string, file: FileHandle, hash: Hash) {
    this.#path = path;
    this.#file = file;
    this.#hash = hash;
  }

  /** Makes a new file, in the place of one that is there. */
  static async create(path: string): Promise<PartialFile> {
    return new PartialFile(path, await openNew(path), createHash("sha256"));
  }

  /**
   * Opens a file at a length, and cuts off what is behind it: what was written there nobody vouches for.
   *
   * @param sha256 the hash of those bytes, in hexadecimal digits
   * @throws {CliError} where they aren't those that were written
   */
  static async reopen(path: string, bytes: number, sha256: string): Promise<PartialFile> {
    const hash = createHash("sha256");
    if (bytes > 0) {
      const stream = createReadStream(path, { end: bytes - 1 });
      for await (const part of stream as AsyncIterable<Buffer>) hash.update(part);
    }
    if (hash.copy().digest("hex") !== sha256) {
      throw new CliError(
        `${path} isn't as the export left it, so it can't be gone on with. Begin anew with --restart.`,
      );
    }
    const partial = new PartialFile(path, await open(path, "r+"), hash);
    await partial.#file.truncate(bytes);
    partial.#bytes = bytes;
    return partial;
  }

  get path(): string {
    return this.#path;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** The hash of what the file holds, in hexadecimal digits. */
  get sha256(): string {
    return this.#hash.copy().digest("hex");
  }

  /** Writes a text at the end, and waits until the disk has it. */
  async append(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length;) {
      const rest = bytes.length - written;
      written += (await this.#file.write(bytes, written, rest, this.#bytes + written)).bytesWritten;
    }
    await this.#file.datasync();
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

/** Opens a file that the user alone may read. What stands there, a link above all, is removed and not followed. */
export async function openNew(path: string): Promise<FileHandle> {
  await rm(path, { force: true });
  return open(path, "wx", 0o600);
}
