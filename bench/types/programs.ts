const calls = (create: string): string => `${create}
export async function five() {
  const { user_id } = await stytch.users.create({ email: "ada@example.com" });
  await stytch.users.get({ user_id });
  await stytch.users.update({ user_id, name: { first_name: "Ada" } });
  await stytch.users.search({
    limit: 10,
    query: { operator: "AND", operands: [{ filter_name: "email_address", filter_value: ["ada@example.com"] }] },
  });
  await stytch.users.delete({ user_id });
}
`;

export const NO_IMPORT = "no import at all";

/** Five calls, as a user writes them. */
export const programs: [name: string, text: string][] = [
  [
    "official SDK",
    calls(`import { Client } from "stytch";
const stytch = new Client({ project_id: "p", secret: "s" });`),
  ],
  [
    "stytch-fetch",
    calls(`import { createStytch } from "stytch-fetch";
const stytch = createStytch({ projectId: "p", secret: "s" });`),
  ],
  [
    "openapi-fetch's own types (stytch.raw)",
    `import { createStytch } from "stytch-fetch";
const { raw } = createStytch({ projectId: "p", secret: "s" });
const user_id = "u";
export async function five() {
  await raw.POST("/v1/users", { body: { email: "ada@example.com" } });
  await raw.GET("/v1/users/{user_id}", { params: { path: { user_id } } });
  await raw.PUT("/v1/users/{user_id}", { params: { path: { user_id } }, body: { name: { first_name: "Ada" } } });
  await raw.POST("/v1/users/search", { body: { limit: 10 } });
  await raw.DELETE("/v1/users/{user_id}", { params: { path: { user_id } } });
}
`,
  ],
  [NO_IMPORT, "export const five = 5;"],
];
