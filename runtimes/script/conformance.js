import { validator } from "stytch-fetch/validate";

/**
 * What the client must do in every runtime. Nothing here knows which one it is: what differs comes as an argument, and
 * no name is used that a browser or a Worker lacks.
 *
 * @param subject
 *   createStytch: the factory under test; library: all that `stytch-fetch` exports; options: how the sandbox is reached;
 *   closed: options of the same kind for a port on which nothing listens; plan: plans a fault in the sandbox, or takes
 *   all back for null; calls: the requests that
 *   reached the sandbox; bare: whether the runtime should have no global of Node's; resends: whether the runtime's own
 *   `fetch` sends a request again whose connection broke
 */
export async function conform(subject) {
  const stytch = subject.createStytch({ ...subject.options, random: () => 0 });
  const steps = [];
  for (const [name, step] of Object.entries(facts)) {
    if (subject.bare !== true && step === noGlobals) continue;
    if (!("close" in stytch) && step === closes) continue;
    await subject.plan(null);
    const begin = performance.now();
    const problem = await step({ ...subject, stytch }).then(() => undefined, String);
    steps.push({ name, problem, time: performance.now() - begin });
  }
  return steps;
}

const facts = {
  "creates, gets, updates and deletes a user": async ({ stytch, library }) => {
    const { user_id, status_code } = await stytch.users.create({ email: "life@example.com" });
    equal(status_code, 201);
    equal((await stytch.users.get({ user_id })).emails[0].email, "life@example.com");
    const { user } = await stytch.users.update({ user_id, name: { first_name: "Ada" } });
    equal(user.name.first_name, "Ada");
    await stytch.users.delete({ user_id });
    const error = await failure(stytch.users.get({ user_id }), library.StytchAPIError);
    equal([error.status_code, error.error_type], [404, "user_not_found"]);
  },

  "tells an error of the API by its type": async ({ stytch, library }) => {
    await stytch.users.create({ email: "twice@example.com" });
    const error = await failure(stytch.users.create({ email: "twice@example.com" }), library.StytchAPIError);
    equal(library.isStytchError(error, "duplicate_email"), true);
    equal([error.status_code, typeof error.request_id, error.attempts], [400, "string", 1]);
  },

  "searches, and walks every page": async ({ stytch }) => {
    const emails = [1, 2, 3, 4, 5, 6, 7].map((number) => `page-${number}@example.com`);
    for (const email of emails) await stytch.users.create({ email });
    const operands = [{ filter_name: "email_address", filter_value: emails }];
    const search = { limit: 3, query: { operator: "AND", operands } };
    const first = await stytch.users.search(search);
    equal([first.results.length, first.results_metadata.total], [3, 7]);
    const sizes = [];
    for await (const page of stytch.users.searchAll(search).pages()) sizes.push(page.results.length);
    equal(sizes, [3, 3, 1]);
    const found = [];
    for await (const user of stytch.users.searchAll(search)) found.push(user.emails[0].email);
    equal(found.sort(), emails);
  },

  "keeps every character, in keys and values": async ({ stytch }) => {
    const name = { first_name: "Zoë 🦊", last_name: "名前 \u2028" };
    const trusted_metadata = { "ключ €": ['\u0000 " \\ /', "e\u0301", "👩‍👩‍👧"] };
    const { user_id } = await stytch.users.create({ email: "text@example.com", name, trusted_metadata });
    const user = await stytch.users.get({ user_id });
    equal([user.name.first_name, user.name.last_name], [name.first_name, name.last_name]);
    equal(user.trusted_metadata, trusted_metadata);
  },

  "ends a call by its signal": async ({ stytch, library, plan }) => {
    await plan({ operation: "api_user_v1_Search", delay: 20_000, times: 1 });
    const controller = new AbortController();
    setTimeout(() => controller.abort("enough"), 50);
    const search = stytch.users.search({}, { signal: controller.signal });
    const error = await failure(search, library.StytchAbortError);
    equal(error.cause, "enough");
  },

  "ends a call by its time limit": async ({ stytch, library, plan }) => {
    await plan({ operation: "api_user_v1_Search", delay: 20_000, times: 1 });
    const search = stytch.users.search({}, { timeout: 100, retry: false });
    const error = await failure(search, library.StytchTimeoutError);
    equal([error.timeout, error.phase], [100, "total"]);
  },

  "fails by an error of its own where the runtime permits no connection": async (subject) => {
    const { createStytch, library, options } = subject;
    const name = "gateway" in options ? "gateway" : "baseUrl";
    const elsewhere = createStytch({ ...options, [name]: "https://nowhere.invalid", retry: false });
    await failure(elsewhere.users.get({ user_id: "any" }), library.StytchError);
  },

  "tells a refused connection": async ({ createStytch, closed, library }) => {
    const nobody = createStytch({ ...closed, retry: false });
    const error = await failure(nobody.users.search(), library.StytchConnectionError);
    // Only some runtimes tell a page or a script why there was no connection.
    if (error.code === "ECONNREFUSED") equal(error.processed, "no");
    if ("close" in nobody) equal(error.code, "ECONNREFUSED");
  },

  "tells an answer that isn't the API's": async ({ stytch, library, plan }) => {
    await plan({ operation: "api_user_v1_Search", body: "html", times: 1 });
    const error = await failure(stytch.users.search({}, { retry: false }), library.StytchResponseError);
    equal(error.status_code, 502);
  },

  "sends a read again after a failure": async ({ stytch, plan }) => {
    await plan({ operation: "api_user_v1_Search", status: 503, headers: { "retry-after": "0" }, times: 1 });
    await plan({ operation: "api_user_v1_Search", drop: "before", times: 1 });
    equal((await stytch.users.search()).status_code, 200);
    await plan({ operation: "api_user_v1_Search", delay: 20_000, times: 1 });
    equal((await stytch.users.search({}, { timeout: 1_000 })).status_code, 200);
  },

  "tells how often it tried, and what came before": async ({ stytch, plan, library }) => {
    await plan({ operation: "api_user_v1_Search", error_type: "internal_server_error", times: 3 });
    const error = await failure(stytch.users.search(), library.StytchAPIError);
    equal([error.attempts, error.previous.previous.error_type], [3, "internal_server_error"]);
  },

  "sends a create again only if the first was refused": async ({ stytch, plan, library }) => {
    await plan({ operation: "api_user_v1_Create", error_type: "too_many_requests", times: 1 });
    await stytch.users.create({ email: "patient@example.com" });
    await plan({ operation: "api_user_v1_Create", error_type: "internal_server_error", times: 1 });
    const create = stytch.users.create({ email: "once@example.com" });
    equal((await failure(create, library.StytchAPIError)).attempts, 1);
  },

  "sends a create whose answer is lost or late no second time": async (subject) => {
    const { stytch, plan, library, resends } = subject;
    const before = await countCreates(subject);
    await plan({ operation: "api_user_v1_Create", delay: 1_000, times: 1 });
    const late = stytch.users.create({ email: "late@example.com" }, { timeout: 100 });
    equal((await failure(late, library.StytchTimeoutError)).attempts, 1);
    // Time for a request that the runtime may send behind our back.
    await new Promise((resolve) => setTimeout(resolve, 100));
    equal((await countCreates(subject)) - before, 1);
    await plan({ operation: "api_user_v1_Create", drop: "after", times: 1 });
    const lost = stytch.users.create({ email: "lost@example.com" });
    const error = await failure(lost, resends ? library.StytchError : library.StytchConnectionError);
    if (resends) return;
    equal([error.attempts, error.processed], [1, "unknown"]);
    equal((await countCreates(subject)) - before, 2);
  },

  "gives the answer's status and headers": async ({ stytch }) => {
    const { data, response } = await stytch.users.search().withResponse();
    equal([response.status, response.headers.get("content-type")], [200, "application/json"]);
    equal(Array.isArray(data.results), true);
  },

  "tells its hooks of each attempt": async ({ createStytch, options, plan }) => {
    const told = [];
    const note = (hook) => (event) => told.push([hook, event.attempt, event.status]);
    const names = ["onRequest", "onResponse", "onError", "onRetry"];
    const hooks = Object.fromEntries(names.map((name) => [name, note(name)]));
    await plan({ operation: "api_user_v1_Search", status: 500, times: 1 });
    await createStytch({ ...options, hooks, random: () => 0 }).users.search();
    equal(told, [
      ["onRequest", 1, null],
      ["onResponse", 1, 500],
      ["onRetry", 1, 500],
      ["onRequest", 2, null],
      ["onResponse", 2, 200],
    ]);
  },

  "checks answers against the document, with no eval": async ({ createStytch, options, library, plan }) => {
    const strict = createStytch({ ...options, validate: validator("strict") });
    await strict.users.search();
    await plan({ operation: "api_user_v1_Search", status: 200, body: "empty", times: 1 });
    await failure(strict.users.search({}, { retry: false }), library.StytchResponseError);
  },

  "gives openapi-fetch itself": async ({ stytch }) => {
    const { data } = await stytch.raw.POST("/v1/users", { body: { email: "raw@example.com" } });
    const params = { path: { user_id: data.user_id } };
    const got = await stytch.raw.GET("/v1/users/{user_id}", { params });
    equal([got.response.status, got.data.emails[0].email], [200, "raw@example.com"]);
    const gone = await stytch.raw.DELETE("/v1/users/{user_id}", { params });
    equal([gone.response.status, gone.error], [200, null]);
    equal((await stytch.raw.GET("/v1/users/{user_id}", { params })).error.error_type, "user_not_found");
  },

  "needs no global of Node's": noGlobals,
  "closes its connections": closes,
};

async function countCreates({ calls }) {
  const creates = (await calls()).filter(({ operationId }) => operationId === "api_user_v1_Create");
  return creates.length;
}

async function noGlobals() {
  equal([typeof process, typeof Buffer, typeof global], Array(3).fill("undefined"));
}

/** Another client than the others use: theirs stays open, and must not keep the process from its end. */
async function closes({ createStytch, options }) {
  const stytch = createStytch(options);
  await stytch.users.search();
  await stytch.close();
}

/** What a call fails with. It must be of the class that the default entry exports, whichever entry made the client. */
async function failure(call, errorClass) {
  const error = await call.then(
    () => "no error",
    (thrown) => thrown,
  );
  if (error instanceof errorClass) return error;
  throw new Error(`expected a ${errorClass.name}, got ${error}`);
}

/** By their JSON, where `undefined` in a list is null. */
function equal(actual, expected) {
  const [a, b] = [actual ?? null, expected].map((value) => JSON.stringify(value));
  if (a !== b) throw new Error(`expected ${b}, got ${a}`);
}
