import { createStytch, StytchAPIError } from "../../../src/index.ts";

const stytch = createStytch({ gateway: "/api/stytch" });
const { user } = await stytch.users.create({ email: "ada@example.com" });
const duplicate = await stytch.users
  .create({ email: "ada@example.com" })
  .catch((error: unknown) => (error instanceof StytchAPIError ? error.error_type : String(error)));
const moved = await createStytch({ gateway: "/moved" }).users.search().catch(String);
let refused = "no";
try {
  createStytch({ projectId: "project-test-page", secret: "secret-test-page" });
} catch (error) {
  refused = String(error);
}

const result = { created: user.emails[0]?.email, duplicate, moved, refused };
await fetch("/done", { method: "POST", body: JSON.stringify(result) });
