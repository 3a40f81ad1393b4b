import type { JSX } from "preact";
import { hashOf } from "../form/share.ts";

interface Shown {
  readonly session_id: string;
  readonly user_id: string;
  readonly expires_at: string;
  readonly authentication_factors: readonly { readonly type: string }[];
}

/** The sessions that are open, each with the way to what can be done with it. */
export function SessionLinks(props: { sessions: readonly unknown[]; basePath: string }): JSX.Element {
  return (
    <ul class="console-sessions">
      {(props.sessions as readonly Shown[]).map(
        ({ session_id, user_id, expires_at, authentication_factors }) => (
          <li key={session_id}>
            {`By ${authentication_factors.map(({ type }) => type).join(" and ")}, until `}
            <time dateTime={expires_at}>{new Date(expires_at).toLocaleTimeString()}</time>
            {": "}
            <a href={link(props.basePath, "sessions.get", { user_id })}>all of the user's</a>
            {", "}
            <a href={link(props.basePath, "sessions.revoke", { session_id })}>end it</a>
          </li>
        ),
      )}
    </ul>
  );
}

function link(basePath: string, method: string, params: Readonly<Record<string, string>>): string {
  return `${basePath}operations/${method}/${hashOf(params)}`;
}
