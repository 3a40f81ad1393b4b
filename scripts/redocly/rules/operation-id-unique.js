// Each operationId names one operation. The built-in rule names one place of the two, and none where two URLs share a
// path file.
import path from "node:path";
import { getLineColLocation, isRef } from "@redocly/openapi-core";

const METHODS = ["get", "post", "put", "delete"];

/** @returns {import("@redocly/openapi-core").Oas3Visitor} */
export const operationIdUnique = () => ({
  Paths(/** @type {any} */ paths, ctx) {
    const folder = path.dirname(ctx.location.source.absoluteRef);
    /** The first operation of each operationId, as a message names it. @type {Map<unknown, string>} */
    const first = new Map();
    for (const url of Object.keys(paths)) {
      for (const { method, id, location } of operationsOf(paths[url], ctx.location.child(url), ctx)) {
        const { line } = getLineColLocation(location).start;
        const file = path.relative(folder, location.source.absoluteRef);
        const name = `\`${method.toUpperCase()} ${url}\` (${file}:${line})`;
        const other = first.get(id);
        first.set(id, other ?? name);
        if (!other) continue;
        const message = `Rename one of the two: ${other} and ${name} both have the operationId ${id}, and the client's method name is derived from it.`;
        ctx.report({ message, location });
      }
    }
  },
});

/**
 * @param {any} node a path item, or a reference to one
 * @param {import("@redocly/openapi-core").Location} location
 * @param {import("@redocly/openapi-core").UserContext} ctx
 */
function operationsOf(node, location, ctx) {
  const item = isRef(node) ? ctx.resolve(node) : { node, location };
  return METHODS.flatMap((method) => {
    const id = /** @type {any} */ (item.node)?.[method]?.operationId;
    const at = item.location ?? location;
    return id === undefined ? [] : [{ method, id, location: at.child([method, "operationId"]) }];
  });
}
