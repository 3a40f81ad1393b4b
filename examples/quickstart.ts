/**
 * Create, read, search, update, a duplicate, delete: against a sandbox in this process, so no account and no network
 * are needed. With your own project, leave `fetch` out.
 */
import assert from "node:assert/strict";
import { createStytch, isStytchError } from "stytch-fetch";
import { createSandbox } from "stytch-fetch/sandbox";

const credentials = { projectId: "project-test-quickstart", secret: "secret-test-quickstart" };
const sandbox = createSandbox(credentials);
const stytch = createStytch({ ...credentials, fetch: sandbox.fetch });

const { user_id, user, status_code } = await stytch.users.create({ email: "ada@example.com" });
assert.equal(user.emails[0]?.email, "ada@example.com");
show("create", `${String(status_code)}, ${user_id}`);

const read = await stytch.users.get({ user_id });
assert.equal(read.status, "active");
show("get", `${read.status}, created ${read.created_at}`);

for (const name of ["grace", "katherine", "hedy", "radia"]) {
  await stytch.users.create({ email: `${name}@example.com` });
}
const found: string[] = [];
for await (const one of stytch.users.searchAll({ limit: 2 })) found.push(one.emails[0]?.email ?? "");
assert.equal(found.length, 5);
show("searchAll", `${String(found.length)} users, 2 a page: ${found.join(", ")}`);

const updated = await stytch.users.update({
  user_id,
  name: { first_name: "Ada", last_name: "Lovelace" },
  trusted_metadata: { plan: "pro" },
});
assert.deepEqual(updated.user.trusted_metadata, { plan: "pro" });
show("update", `${updated.user.name.first_name} ${updated.user.name.last_name}, plan pro`);

try {
  await stytch.users.create({ email: "ada@example.com" });
  assert.fail("The duplicate was accepted.");
} catch (error) {
  if (!isStytchError(error, "duplicate_email")) throw error;
  const type: "duplicate_email" = error.error_type; // known to the compiler
  show("duplicate", `${type}, as a typed error:\n             ${error.message}`);
}

await stytch.users.delete({ user_id });
const gone = await stytch.users.get({ user_id }).catch((error: unknown) => error);
assert.ok(isStytchError(gone, "user_not_found"));
show("delete", `gone: ${gone.error_type}`);

function show(step: string, result: string): void {
  console.log(`  ${step.padEnd(10)} ${result}`);
}
