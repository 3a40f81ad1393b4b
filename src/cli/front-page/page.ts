import type { Control } from "../../sandbox/control/control.ts";
import { html, type Html } from "./html.ts";
import { STYLE } from "./style.ts";

/** The parts of a front page that depend on the sandbox. No secret and no token is among them. */
export interface FrontPage {
  /** The address by which the reader came. */
  readonly url: string;
  readonly projectId: string;
  /** The actions over HTTP; none without `--control`. */
  readonly controls: readonly Control[];
  /** The docs site's address, once it has one. */
  readonly homepage: string | undefined;
  /** The files of the package's docs that can be read here. */
  readonly docs: readonly string[];
}

/** The path under which the files of the docs are read. */
export const DOCS_PATH = "/docs/";

// In one piece: a policy allows it by its hash.
const style: Html = { html: `<style>${STYLE}</style>` };

/** Writes the page that tells a reader what answers here, and how to call it. */
export function writeFrontPage(page: FrontPage): string {
  const { url, projectId } = page;
  const options = `createStytch({
  projectId: ${JSON.stringify(projectId)},
  secret: process.env.STYTCH_SECRET,
  baseUrl: ${JSON.stringify(url)},
})`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>Sandbox of stytch-fetch</title>
        <link rel="icon" href="data:," />
        ${style}
      </head>
      <body>
        <main>
          <h1>A sandbox is running here</h1>
          <p class="lead">
            It imitates the Stytch API on this machine. It is independent of Stytch, and not the service: it
            calls nothing, and nothing in it is real.
          </p>
          <h2>Call it</h2>
          <dl>
            <dt>Base URL</dt>
            <dd><code>${url}</code></dd>
            <dt>Project id</dt>
            <dd><code>${projectId}</code></dd>
            <dt>Secret</dt>
            <dd>
              Printed where <code>stytch-fetch sandbox</code> was started. It is the sandbox’s own, and good
              for nothing else.
            </dd>
          </dl>
          <pre tabindex="0" aria-label="A client for this sandbox"><code>${options}</code></pre>
          ${writeControls(page.controls)} ${writeDocs(page)}
        </main>
      </body>
    </html> `.html;
}

function writeControls(controls: readonly Control[]): Html {
  if (controls.length === 0) {
    return html`<h2>Control it</h2>
      <p>
        This one was started without <code>--control</code>. With it, a test can reset the sandbox, keep and
        restore its state, move its clock, make calls fail and read what was called, over HTTP.
      </p>`;
  }
  const items = controls.map(({ path, methods }) => {
    const code = html`<code>${path}</code>`;
    const name = methods.includes("GET") ? html`<a href="${path}">${code}</a>` : code;
    return html`<li>${name} ${methods.join(", ")}</li>`;
  });
  return html`<h2>Control it</h2>
    <p>
      Each of these wants the control token that was printed beside the secret, as
      <code>Authorization: Bearer …</code>. A browser sends none, so a link answers 401.
    </p>
    <ul>
      ${items}
    </ul>`;
}

function writeDocs({ homepage, docs }: FrontPage): Html {
  const place =
    homepage === undefined
      ? html`They come with the package, in <code>node_modules/stytch-fetch/docs/</code>.`
      : html`They are at <a href="${homepage}">${homepage}</a>, and come with the package, in
          <code>node_modules/stytch-fetch/docs/</code>.`;
  const others = docs
    .filter((name) => !FIRST_DOCS.includes(name))
    .map((name) => html`<li>${nameDoc(name)}</li>`);
  return html`<h2>Docs</h2>
    <p>
      ${place} ${nameDoc("sandbox.md", docs)} lists what is imitated and what differs; whatever isn’t imitated
      answers 501, by its name. ${nameDoc("other-languages.md", docs)} calls and controls a sandbox from other
      languages.
    </p>
    ${
      others.length > 0
        ? html`<ul>
            ${others}
          </ul>`
        : html``
    }`;
}

// Those that a sentence tells of.
const FIRST_DOCS = ["sandbox.md", "other-languages.md"];

function nameDoc(name: string, docs: readonly string[] = [name]): Html {
  const code = html`<code>${name}</code>`;
  return docs.includes(name) ? html`<a href="${DOCS_PATH}${name}">${code}</a>` : code;
}
