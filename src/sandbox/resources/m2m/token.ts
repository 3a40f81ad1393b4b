import { stringifySorted } from "../../../json.ts";
import { ApiError, NOT_IMITATED } from "../../errors/api-error.ts";
import { keys } from "../keys/collection.ts";
import type { OperationOf } from "../operation.ts";
import { hasSecret, type StoredClient } from "./client.ts";
import { m2mClients } from "./collection.ts";

/** The life of a token in seconds. */
const LIFE = 3600;

/** Gives a client a token. https://www.rfc-editor.org/rfc/rfc6749#section-4.4 */
export const token: OperationOf<"api_m2m_v1_Token"> = {
  fieldErrors: { project_id: { pattern: "invalid_project_id" } },

  check({ grant_type }) {
    if (typeof grant_type === "string") checkGrant(grant_type);
  },

  run({ params, body, store, clock, projectId }) {
    if (params.project_id !== projectId) throw new ApiError("project_not_found");
    const client = store.get(m2mClients).get(body.client_id);
    // Whoever doesn't know the secret must not learn whether there is such a client.
    if (!client || !hasSecret(client, body.client_secret)) {
      throw refuse("invalid_client", "Client authentication failed.");
    }
    if (client.status !== "active") throw refuse("unauthorized_client", "The client is inactive.");
    const scope = readScope(body.scope, client);
    const iat = Math.floor(clock.now() / 1000);
    const claims = {
      aud: [projectId],
      exp: iat + LIFE,
      iat,
      iss: `stytch.com/${projectId}`,
      nbf: iat,
      scope,
      sub: client.client_id,
    };
    return {
      access_token: store.get(keys).sign(stringifySorted(claims)),
      token_type: "bearer",
      expires_in: LIFE,
    };
  },
};

function checkGrant(type: string): void {
  if (type === "client_credentials") return;
  if (type === "authorization_code" || type === "refresh_token") {
    throw new ApiError(
      NOT_IMITATED,
      `The sandbox doesn't imitate the tokens of Connected Apps yet: grant_type ${type}. Use a test project for it.`,
    );
  }
  throw refuse("unsupported_grant_type", "grant_type must be client_credentials.");
}

/** The scopes of a token, with blanks between them: all of the client's, or those that it asks for. */
function readScope(wanted: string | undefined, { scopes }: StoredClient): string {
  const names = new Set((wanted ?? "").split(" ").filter((name) => name !== ""));
  if (names.size === 0) return scopes.join(" ");
  const unknown = [...names].some((name) => !scopes.includes(name));
  if (unknown) throw refuse("invalid_scope", "scope has one that the client doesn't have. Ask for less.");
  return [...names].join(" ");
}

/** The names are OAuth's own, and the status of all of them is the provider's. */
function refuse(error: string, message: string): ApiError {
  return new ApiError(error, message, { status: 400 });
}
