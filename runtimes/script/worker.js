// For workerd, without nodejs_compat. `workerd test` calls this.
import { createStytch } from "stytch-fetch";
import { run } from "./main.js";

// A client must be possible outside of a handler, where Workers allow no I/O, no timer and no randomness.
createStytch({ projectId: "project-test-worker", secret: "secret-test-worker" });

export default {
  test: (_controller, { task }) => run(task, undefined, { bare: true }),
};
