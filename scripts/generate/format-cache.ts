import { createHash } from "node:crypto";
import { join } from "node:path";
import { version } from "prettier";
import { readCacheFile, writeCacheFile } from "../cache-file.ts";

/** Texts that were formatted, by what they were made of. */
export interface FormatCache {
  get(key: string): string | undefined;
  set(key: string, text: string): void;
  /** Keeps the texts that were asked for since the last time, for the next process. */
  save(): void;
}

/**
 * Opens the texts that an earlier process has formatted in the same style, with the same version of Prettier.
 *
 * @param root the repository's folder; the file is under `node_modules/.cache`. Where it can't be written, each process
 *   begins anew
 */
export function openFormatCache(root: string, style: unknown): FormatCache {
  const file = join(root, "node_modules/.cache/stytch-fetch/formatted.json");
  const made = JSON.stringify([version, style]);
  const known = read(file, made);
  let used = new Map<string, string>();
  return {
    get(key) {
      const id = hash(key);
      const text = used.get(id) ?? known.get(id);
      if (text !== undefined) used.set(id, text);
      return text;
    },
    set(key, text) {
      used.set(hash(key), text);
    },
    save() {
      const isNew = [...used.keys()].some((id) => !known.has(id));
      for (const [id, text] of used) known.set(id, text);
      if (isNew) writeCacheFile(file, { made, texts: Object.fromEntries(used) });
      used = new Map();
    },
  };
}

function read(file: string, made: string): Map<string, string> {
  const kept = readCacheFile(file) as { made: string; texts?: Record<string, string> } | undefined;
  return new Map(kept?.made === made ? Object.entries(kept.texts ?? {}) : []);
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
