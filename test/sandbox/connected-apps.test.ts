import { describe, expect, it } from "vitest";
import { StytchConfigError } from "../../src/index.ts";
import { start, summary } from "./helpers.ts";

const nobodys = "connected-app-test-00000000-0000-4000-8000-000000000000";

describe("connected apps", () => {
  it("are none at first, and then those the user has authorized, in that order", async () => {
    const { sandbox, stytch } = start([
      { email: "ada@example.com", external_id: "mine" },
      { email: "b@example.com" },
    ]);
    expect((await stytch.users.connectedApps({ user_id: "mine" })).connected_apps).toEqual([]);
    const plain = sandbox.users.connectApp("mine", {});
    const full = sandbox.users.connectApp("mine", {
      name: "Calendar",
      description: "Reads dates.",
      client_type: "first_party_public",
      scopes_granted: "openid calendar:read",
      logo_url: "https://example.com/logo.png",
    });
    const { connected_apps } = await stytch.users.connectedApps({ user_id: "mine" });
    expect(connected_apps).toEqual([plain, full]);
    sandbox.users.connectApp("mine", { ...plain, name: "Renamed" });
    const again = (await stytch.users.connectedApps({ user_id: "mine" })).connected_apps;
    expect(again.map(({ name }) => name)).toEqual(["Renamed", "Calendar"]);
  });

  it("end with a revocation, for this user and app alone", async () => {
    const { sandbox, call, stytch } = start([
      { email: "ada@example.com", external_id: "ada" },
      { email: "eve@example.com", external_id: "eve" },
    ]);
    const app = sandbox.users.connectApp("ada", { name: "One" });
    const other = sandbox.users.connectApp("ada", { name: "Other" });
    sandbox.users.connectApp("eve", app);
    const { connected_app_id } = app;
    const answer = await call("POST", `/v1/users/ada/connected_apps/${connected_app_id}/revoke`, {});
    expect(answer.body).toEqual({ request_id: answer.body.request_id, status_code: 200 });
    expect((await stytch.users.connectedApps({ user_id: "ada" })).connected_apps).toEqual([other]);
    expect((await stytch.users.connectedApps({ user_id: "eve" })).connected_apps).toEqual([app]);
    expect(summary(await call("POST", `/v1/users/ada/connected_apps/${connected_app_id}/revoke`))).toBe(
      "404 connected_app_not_found",
    );
  });

  it("answer 404 for an unknown user first, then for an unknown app, and 400 for malformed ids", async () => {
    const { call } = start([{ email: "ada@example.com", external_id: "ada" }]);
    const revoke = (user: string, app: string, body?: object) =>
      call("POST", `/v1/users/${user}/connected_apps/${app}/revoke`, body);
    expect(summary(await call("GET", "/v1/users/nobody/connected_apps"))).toBe("404 user_not_found");
    expect(summary(await revoke("nobody", nobodys))).toBe("404 user_not_found");
    expect(summary(await revoke("ada", nobodys))).toBe("404 connected_app_not_found");
    expect(summary(await revoke("ada", "app-1"))).toBe("400 bad_request");
    expect(summary(await revoke("ada", nobodys, { scopes: [] }))).toBe("404 connected_app_not_found");
  });

  it("are gone with their user", async () => {
    const { sandbox, call } = start([{ email: "ada@example.com", external_id: "ada" }]);
    sandbox.users.connectApp("ada", {});
    await call("DELETE", "/v1/users/ada");
    expect(sandbox.snapshot()).toMatchObject({ users: [], connected_apps: {} });
  });

  it.each<[object, string]>([
    [{ id: 1 }, "app has no id. It has connected_app_id, name"],
    [{ name: 1 }, "app.name must be a string"],
    [{ connected_app_id: "x" }, "app.connected_app_id must match"],
  ])("aren't made from %j", (app, message) => {
    const { sandbox } = start([{ email: "ada@example.com", external_id: "ada" }]);
    expect(() => sandbox.users.connectApp("ada", app)).toThrow(StytchConfigError);
    expect(() => sandbox.users.connectApp("ada", app)).toThrow(message);
    expect(() => sandbox.users.connectApp("nobody", {})).toThrow('The sandbox has no user "nobody"');
  });
});
