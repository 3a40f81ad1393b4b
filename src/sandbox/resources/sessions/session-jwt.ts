import type { api_session_v1_Session as Session } from "../../../../generated/schema.ts";
import { stringifySorted } from "../../../json.ts";
import { keys } from "../keys/collection.ts";
import type { OperationSurroundings } from "../operation.ts";

/** The claim that holds a session. */
export const SESSION_CLAIM = "https://stytch.com/session";

/** The life of a JWT in seconds. Its session goes on for longer. */
const LIFE = 300;

/** Makes a JWT of a session. It tells of the session as it is now. */
export function makeSessionJWT(
  session: Session,
  { store, clock, projectId }: OperationSurroundings,
): Promise<string> {
  const iat = Math.floor(clock.now() / 1000);
  const { session_id, started_at, last_accessed_at, expires_at, attributes, roles } = session;
  const { ip_address = "", user_agent = "" } = attributes;
  const claim = {
    id: session_id,
    started_at,
    last_accessed_at,
    expires_at,
    attributes: { user_agent, ip_address },
    authentication_factors: session.authentication_factors.map(
      ({ created_at, updated_at, ...factor }) => factor,
    ),
    roles,
  };
  const claims = {
    ...session.custom_claims,
    aud: [projectId],
    exp: iat + LIFE,
    [SESSION_CLAIM]: claim,
    iat,
    iss: `stytch.com/${projectId}`,
    nbf: iat,
    sub: session.user_id,
  };
  return store.get(keys).sign(stringifySorted(claims));
}
