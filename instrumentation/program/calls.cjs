const { deepEqual, equal } = require("node:assert/strict");

/** A program as any: it makes a call of each kind and ends by itself, without closing the client. */
exports.run = async ({ createStytch }, options) => {
  const stytch = createStytch(JSON.parse(options));
  const inTransaction = globalThis.inTransaction ?? ((work) => work());
  await inTransaction(() => call(stytch));
  console.log("every answer is right");
};

async function call({ users, raw }) {
  const email = "ada@example.com";
  const { user_id } = await users.create({ email, trusted_metadata: { plan: "pro" } });
  equal((await users.get({ user_id })).emails[0].email, email);
  const { user } = await users.update({ user_id, name: { first_name: "Ada" } });
  deepEqual([user.name.first_name, user.trusted_metadata], ["Ada", { plan: "pro" }]);
  equal((await users.search({ limit: 1 })).results[0].user_id, user_id);
  const { error } = await raw.POST("/v1/users", { body: { email } });
  equal(error.error_type, "duplicate_email");
  const { data } = await raw.GET("/v1/users/{user_id}", { params: { path: { user_id } } });
  equal(data.user_id, user_id);
  equal((await users.delete({ user_id })).user_id, user_id);
}
