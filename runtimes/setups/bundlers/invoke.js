// Loads a bundle as Lambda's runtime does, and invokes its handler more than once.
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";

const { handler } = await import(pathToFileURL(process.argv[2]).href);
const user_id = await handler({});
assert.deepEqual(await Promise.all([handler({ user_id }), handler({ user_id })]), [user_id, user_id]);
