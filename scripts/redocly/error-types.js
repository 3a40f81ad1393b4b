// What the rules on errors share: the catalogue, and the error types that a response lists.
import { isRef } from "@redocly/openapi-core";

/**
 * @typedef {import("@redocly/openapi-core").Location} Location
 * @typedef {import("@redocly/openapi-core").UserContext} Context
 * @typedef {{ status?: unknown, scope?: unknown, rate_limit?: unknown, message?: unknown }} Entry
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

/**
 * The error types that a response lists, each with the place where it does: the enum values of `error_type`.
 * @param {any} response
 * @param {Context} ctx
 * @returns {Generator<{ type: string, location: Location }>}
 */
export function* listedErrorTypes(response, ctx) {
  for (const [mime, mediaType] of Object.entries(response.content ?? {})) {
    const schema = ctx.location.child(["content", mime, "schema"]);
    for (const part of parts(mediaType.schema, schema, ctx)) {
      const property = part.location.child(["properties", "error_type"]);
      for (const { node, location } of parts(part.node.properties?.error_type, property, ctx)) {
        for (const [index, type] of (node.enum ?? []).entries()) {
          yield { type, location: location.child(["enum", index]) };
        }
      }
    }
  }
}

/**
 * The schema and every schema it's composed of, references followed.
 * @param {any} schema
 * @param {Location} location
 * @param {Context} ctx
 * @returns {Generator<{ node: any, location: Location }>}
 */
function* parts(schema, location, ctx) {
  if (isRef(schema)) {
    const target = ctx.resolve(schema, location.source.absoluteRef);
    if (target.location) yield* parts(target.node, target.location, ctx);
  } else if (schema) {
    yield { node: schema, location };
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      for (const [index, member] of (schema[keyword] ?? []).entries()) {
        yield* parts(member, location.child([keyword, index]), ctx);
      }
    }
  }
}
