// The project's calls about itself.
import { expect, it } from "vitest";
import { basic, projectId, start, summary } from "../helpers.ts";

it("whoami tells whose credentials they are", async () => {
  const { stytch, call } = start();
  const { request_id, ...answer } = await stytch.debug.whoami();
  expect(answer).toEqual({ project_id: projectId, name: "Sandbox", status_code: 200 });
  expect(request_id).toMatch(/^request-id-test-/);
  const wrong = { authorization: basic(`${projectId}:wrong`) };
  expect(summary(await call("GET", "/v1/debug/whoami", undefined, wrong))).toBe(
    "401 unauthorized_credentials",
  );
});

it("metrics count users and M2M clients as they are now", async () => {
  const { stytch, create } = start([{ email: "ada@example.com" }]);
  const counts = async () => {
    const { project_id, metrics } = await stytch.project.metrics();
    expect(project_id).toBe(projectId);
    return metrics;
  };
  expect(await counts()).toEqual([
    { metric_type: "USER_COUNT", count: 1 },
    { metric_type: "M2M_CLIENT_COUNT", count: 0 },
  ]);
  const { user_id } = await create({ email: "eve@example.com", create_user_as_pending: true });
  const { client_id } = (await stytch.m2m.clients.create({ scopes: [] })).m2m_client;
  expect((await counts()).map(({ count }) => count)).toEqual([2, 1]);
  await stytch.users.delete({ user_id });
  await stytch.m2m.clients.delete({ client_id });
  expect((await counts()).map(({ count }) => count)).toEqual([1, 0]);
});
