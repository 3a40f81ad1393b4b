/** The code of the first page. A test compiles and runs it. */

export const INSTALL = "npm install stytch-fetch";

export const FIRST_CALL = `import { createStytch } from "stytch-fetch";

const stytch = createStytch({ projectId, secret });

const { user_id } = await stytch.users.create({ email: "ada@example.com" });`;

export const LOGIN = `// Sends a passcode of six digits.
const { email_id } = await stytch.otps.email.loginOrCreate({ email });

// With what the user types: a session, whose token goes into a cookie.
const { session_token } = await stytch.otps.authenticate({
  method_id: email_id,
  code,
  session_duration_minutes: 60,
});

// On each request: who is it?
const { user } = await stytch.sessions.authenticate({ session_token });`;

export const SANDBOX = `import { createStytch } from "stytch-fetch";
import { createSandbox } from "stytch-fetch/sandbox";

const credentials = { projectId: "project-test-docs", secret: "secret-test-docs" };
const sandbox = createSandbox(credentials);
const stytch = createStytch({ ...credentials, fetch: sandbox.fetch });

await stytch.users.create({ email: "ada@example.com" });
for await (const user of stytch.users.searchAll()) console.log(user.emails);`;
