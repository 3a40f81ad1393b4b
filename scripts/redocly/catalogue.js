// The catalogue of error types, for the rules that read it.
import { isRef } from "@redocly/openapi-core";

/**
 * @typedef {import("@redocly/openapi-core").Location} Location
 * @typedef {import("@redocly/openapi-core").UserContext} Context
 * @typedef {{ status?: unknown, scope?: unknown, rate_limit?: unknown }} Entry
 * @typedef {{ entries: Record<string, Entry>, location: Location }} Catalogue
 */

/**
 * The catalogue, empty where there is none: rule/error-catalogue reports its absence and its shape.
 * @param {any} root
 * @param {Context} ctx
 * @returns {Catalogue}
 */
export function readCatalogue(root, ctx) {
  const own = root["x-error-types"];
  const { node, location } = isRef(own)
    ? ctx.resolve(own)
    : { node: own, location: ctx.location.child("x-error-types") };
  const entries = Object.entries(node ?? {}).filter(
    ([, entry]) => entry !== null && typeof entry === "object",
  );
  return { entries: Object.fromEntries(entries), location: location ?? ctx.location };
}
