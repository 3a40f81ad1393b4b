// Schemas inside schemas, for the rules that look at them.
import { isRef } from "@redocly/openapi-core";

/**
 * @typedef {import("@redocly/openapi-core").Location} Location
 * @typedef {import("@redocly/openapi-core").UserContext} Context
 * @typedef {{ node: any, location: Location }} Place
 */

const LISTS = ["allOf", "anyOf", "oneOf", "prefixItems"];

/**
 * The schemas that stand directly in a schema, but for the one of `additionalProperties`.
 * @param {any} schema
 * @param {Location} location
 * @returns {Place[]}
 */
export function branches(schema, location) {
  const { properties = {}, items } = schema;
  return [
    ...Object.entries(properties).map(([name, node]) => ({
      node,
      location: location.child(["properties", name]),
    })),
    ...(items === undefined ? [] : [{ node: items, location: location.child("items") }]),
    ...LISTS.flatMap((keyword) => members(schema, keyword, location)),
  ];
}

/**
 * The schemas in one of a schema's lists.
 * @param {any} schema
 * @param {string} keyword
 * @param {Location} location
 * @returns {Place[]}
 */
export function members(schema, keyword, location) {
  const list = Array.isArray(schema[keyword]) ? schema[keyword] : [];
  return list.map((/** @type {any} */ node, /** @type {number} */ index) => ({
    node,
    location: location.child([keyword, index]),
  }));
}

/**
 * A schema with its reference followed.
 * @param {any} node
 * @param {Location} location
 * @param {Context} ctx
 * @returns {Place}
 */
export function resolveSchema(node, location, ctx) {
  if (!isRef(node)) return { node, location };
  const found = ctx.resolve(node);
  return { node: found.node, location: found.location ?? location };
}
