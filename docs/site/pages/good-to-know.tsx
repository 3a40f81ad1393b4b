import type { ComponentChildren, JSX } from "preact";
import { paths } from "../model/links.ts";
import type { Operation } from "../model/operation.ts";
import { useLink, useSurroundings } from "./context.ts";
import { Section } from "./section.tsx";
import { Inline } from "./text.tsx";

const RETRY = {
  read: "It changes nothing, so the client makes it again after any failure on the way.",
  idempotent:
    "Sent twice, it leaves the same as sent once, so the client makes it again after a failure on the way.",
  unsafe:
    "Sent twice, it may take effect twice. The client makes it again only where the first attempt was surely not carried out.",
} as const;

const CREDENTIALS = {
  none: "It needs no credentials.",
  form: "`client_id` and `client_secret` in the form itself; the project's secret is not asked for.",
  basic: "The project's id and secret, by HTTP Basic, which the client adds.",
} as const;

/** Retry safety, credentials, pages, the sandbox's part and the schemas of an operation. */
export function GoodToKnow({ operation }: { operation: Operation }): JSX.Element {
  const link = useLink();
  const { route, method, flat, id } = operation;
  return (
    <Section id="notes" title="Good to know">
      <dl class="notes">
        <Note name="Sent twice">{RETRY[route.retry]}</Note>
        <Note name="Credentials">
          <Inline text={CREDENTIALS[route.credentials ?? "basic"]} />
        </Note>
        {route.server === "fraud" && <Note name="Host">It is on the fraud host, telemetry.stytch.com.</Note>}
        {route.pages && (
          <Note name="Pages">
            <Inline
              text={`\`stytch.${method}All(params)\` walks through every page, one item of \`${route.pages.items}\` at a time.`}
            />
          </Note>
        )}
        <Sandbox operation={operation} />
        <Note name="Names">
          <Inline text={`\`stytch.${method}\`, \`${flat}\`, \`stytch.call("${id}")\``} />
        </Note>
        <Note name="Schemas">
          {operation.schemas.map((name, i) => (
            <>
              {i > 0 && ", "}
              <a href={link(paths.schema(name))}>{name}</a>
            </>
          ))}
        </Note>
        {operation.externalDocs !== undefined && (
          <Note name="Elsewhere">
            <a href={operation.externalDocs} rel="noreferrer">
              {operation.summary}, in Stytch's reference
            </a>
          </Note>
        )}
      </dl>
    </Section>
  );
}

function Sandbox({ operation }: { operation: Operation }): JSX.Element {
  const { site } = useSurroundings();
  const { support, limitations } = site.support.get(operation.id) ?? { support: "none", limitations: [] };
  const words = {
    full: "The sandbox imitates it.",
    partial: "The sandbox imitates it in part.",
    none: "The sandbox doesn't imitate it yet, and answers 501 with its name.",
  };
  return (
    <Note name="Sandbox">
      {words[support]}
      {limitations.length > 0 && (
        <>
          {" "}
          <Inline text={limitations.join(" ")} />
        </>
      )}
    </Note>
  );
}

function Note({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
