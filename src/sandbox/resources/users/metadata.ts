import { ApiError } from "../../errors/api-error.ts";

type Metadata = Record<string, unknown>;

// https://stytch.com/docs/api-reference/consumer/api/resources/metadata
const MAX_KEYS = 20;
const MAX_BYTES = 4096;

/**
 * Merges changes into metadata at the top level: a key that is sent replaces its whole value, and `null` removes it.
 *
 * @param field what an error calls it
 * @throws {ApiError} metadata_too_many_keys, metadata_too_large: that both limits are on what results is inferred
 */
export function mergeMetadata(field: string, old: Metadata, changes: Metadata = {}): Metadata {
  const merged = Object.fromEntries(
    Object.entries({ ...old, ...changes }).filter(([, value]) => value !== null),
  );
  const keys = Object.keys(merged).length;
  if (keys > MAX_KEYS) {
    throw new ApiError(
      "metadata_too_many_keys",
      `${field} would have ${keys} keys; it may have ${MAX_KEYS}. Set old keys to null, or group values in objects.`,
    );
  }
  const bytes = new TextEncoder().encode(JSON.stringify(merged)).length;
  if (bytes > MAX_BYTES) {
    throw new ApiError(
      "metadata_too_large",
      `${field} would take ${bytes} bytes of JSON; it may take ${MAX_BYTES}. Keep the data elsewhere, and a key to it here.`,
    );
  }
  return merged;
}
