import type { api_user_v1_UserConnectedApp as App } from "../../../generated/schema.ts";
import { StytchConfigError } from "../../errors/config.ts";
import { namedSchema } from "../../validate/schemas.ts";
import { refuseUnknown } from "../../checks.ts";
import { makeId } from "../environment/ids.ts";
import { explainProblem } from "../server/validate.ts";
import type { World } from "../environment/world.ts";

const NAMES = ["connected_app_id", "name", "description", "client_type", "scopes_granted", "logo_url"];

/**
 * Makes a Connected App from what is said of it.
 *
 * @throws {StytchConfigError} naming the field, the rule and the remedy
 */
export function growApp(at: string, given: Partial<App>, world: World): App {
  refuseUnknown(at, given, NAMES);
  const app = {
    client_type: "third_party",
    connected_app_id: makeId("connected-app", world),
    description: "",
    name: "Connected App",
    scopes_granted: "openid",
    ...given,
  };
  const problem = explainProblem(namedSchema("api_user_v1_UserConnectedApp"), app, at);
  if (problem) throw new StytchConfigError(problem);
  return app;
}
