import type { api_user_v1_UserConnectedApp as App } from "../../../../generated/schema.ts";
import { refuseUnknown } from "../../../checks.ts";
import { StytchConfigError } from "../../../errors/config.ts";
import { documentValidator } from "../../../validate/document.ts";
import type { IdGenerator } from "../../environment/ids.ts";
import { explainProblem } from "../../errors/require-valid.ts";
import { copyJSON } from "../../seed/given.ts";

const NAMES = ["connected_app_id", "name", "description", "client_type", "scopes_granted", "logo_url"];

/**
 * Makes a Connected App from a short description.
 *
 * @param at what an error calls the app
 * @throws {StytchConfigError} naming the field, the rule and the remedy
 */
export function appFromSeed(at: string, given: unknown, ids: IdGenerator): App {
  const copied = copyJSON(at, given);
  refuseUnknown(at, copied, NAMES);
  const app: App = {
    client_type: "third_party",
    connected_app_id: ids.make("connected-app"),
    description: "",
    name: "Connected App",
    scopes_granted: "openid",
    ...(copied as Partial<App>),
  };
  const schema = documentValidator.schema("api_user_v1_UserConnectedApp");
  const problem = explainProblem({ validator: documentValidator, schema }, app, at);
  if (problem) throw new StytchConfigError(problem);
  return app;
}
