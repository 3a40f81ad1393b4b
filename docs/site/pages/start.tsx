import type { JSX } from "preact";
import { paths } from "../model/links.ts";
import { useLink, useSurroundings } from "./context.ts";
import { Section } from "./section.tsx";
import { FIRST_CALL, INSTALL, LOGIN, SANDBOX } from "./start-code.ts";
import { CodeBlock } from "./text.tsx";

/** The first page: the package, the first call, a login, the sandbox. */
export function StartPage(): JSX.Element {
  const { site } = useSurroundings();
  return (
    <article class="start">
      <h1>
        The Stytch API, <em>typed</em>.
      </h1>
      <p class="lead">
        stytch-fetch is a client for the Stytch consumer API, made from a hand-maintained OpenAPI document:
        all {site.operations.length} operations, with every answer and error typed. A local sandbox stands in
        for the API, so you can try each call here, with no account.
      </p>
      <Actions />
      <Section id="install" title="Install">
        <CodeBlock code={INSTALL} language="sh" label="Shell" />
      </Section>
      <Section id="first-call" title="The first call">
        <CodeBlock code={FIRST_CALL} language="ts" label="TypeScript" />
      </Section>
      <Section id="login" title="A login in ten lines">
        <CodeBlock code={LOGIN} language="ts" label="TypeScript" />
      </Section>
      <Section id="sandbox" title="With no account">
        <p>The sandbox imitates the API in your process: pass its fetch, and nothing leaves your machine.</p>
        <CodeBlock code={SANDBOX} language="ts" label="TypeScript" />
      </Section>
      <p class="small">
        Independent and unofficial: not made, reviewed or endorsed by Stytch. The documentation is the site
        you read, and each of its pages is there as Markdown, too.
      </p>
    </article>
  );
}

function Actions(): JSX.Element {
  const link = useLink();
  return (
    <ul class="actions">
      <li>
        <a class="button is-main" href={link(paths.operation("users.create"))}>
          Try a call
        </a>
      </li>
      <li>
        <a class="button" href={link(paths.guides)}>
          Read the guides
        </a>
      </li>
      <li>
        <a class="button" href={link(paths.document)} download>
          openapi.json
        </a>
      </li>
    </ul>
  );
}
