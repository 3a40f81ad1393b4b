import type { ComponentChildren, JSX } from "preact";
import type { Heading } from "../markdown/render.ts";
import { paths } from "../model/links.ts";
import { useLink, useSurroundings } from "./context.ts";
import { dayInWords } from "../model/origin.ts";
import { groupId } from "./operation-index.tsx";

/** The frame of every page: its head, the navigation, the page's own content and its contents. */
export function Layout(props: {
  headings: readonly Heading[];
  weight: number;
  /** The day on which what it says was last changed: `2026-03-14`. */
  updated: string | undefined;
  children: ComponentChildren;
}): JSX.Element {
  const { headings, weight, updated, children } = props;
  const link = useLink();
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <TopBar />
      <div class="frame">
        <nav class="side" id="side" aria-label="Pages">
          <Navigation />
        </nav>
        <main id="main" tabIndex={-1} data-pagefind-body data-pagefind-weight={weight}>
          {children}
          <footer data-pagefind-ignore>
            {updated !== undefined && (
              <p>
                Last updated on <time dateTime={updated}>{dayInWords(updated)}</time>.
              </p>
            )}
            <p>
              stytch-fetch is independent of Stytch. <a href={link(paths.changelog)}>Changelog</a> ·{" "}
              <a href={link(paths.document)}>openapi.json</a> · <a href={link(paths.llms)}>llms.txt</a> ·{" "}
              <a href="index.md">This page as Markdown</a>
            </p>
          </footer>
        </main>
        <aside class="contents" aria-label="On this page">
          {headings.length > 1 && <Contents headings={headings} />}
        </aside>
      </div>
    </>
  );
}

function TopBar(): JSX.Element {
  const link = useLink();
  return (
    <header class="top">
      <button type="button" class="menu" aria-expanded="false" aria-controls="side" data-menu>
        Menu
      </button>
      <a class="brand" href={link(paths.start)}>
        stytch<b>-fetch</b>
      </a>
      <button type="button" class="search" data-search={link("/pagefind/")}>
        <span>Search</span> <kbd>Ctrl K</kbd>
      </button>
      <button type="button" class="theme" data-theme-switch>
        <span aria-hidden="true" />
        <b class="is-by-day">Light theme. Change to dark</b>
        <b class="is-by-night">Dark theme. Change to light</b>
      </button>
    </header>
  );
}

function Contents({ headings }: { headings: readonly Heading[] }): JSX.Element {
  return (
    <nav aria-label="On this page">
      <p>On this page</p>
      <ul>
        {headings.map(({ id, text, level }) => (
          <li class={`level-${level}`}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Navigation(): JSX.Element {
  const { site } = useSurroundings();
  return (
    <>
      <ul>
        <NavItem to={paths.start}>Start</NavItem>
      </ul>
      <p>
        <NavLink to={paths.guides}>Guides</NavLink>
      </p>
      <ul>
        {site.guides.map(({ name, title }) => (
          <NavItem to={paths.guide(name)}>{title.replaceAll("`", "")}</NavItem>
        ))}
      </ul>
      <p>
        <NavLink to={paths.operations}>Operations</NavLink>
      </p>
      {site.groups.map(({ name, operations }) => (
        <NavGroup name={name} operations={operations} />
      ))}
      <p>
        <NavLink to={paths.schemas}>Schemas</NavLink>
      </p>
      <p>
        <NavLink to={paths.errors}>Error types</NavLink>
      </p>
      <p>
        <NavLink to={paths.changelog}>Changelog</NavLink>
      </p>
    </>
  );
}

type Group = ReturnType<typeof useSurroundings>["site"]["groups"][number];

function NavGroup({ name, operations }: Pick<Group, "name" | "operations">): JSX.Element {
  const { url } = useSurroundings();
  const isHere = operations.some(({ method }) => paths.operation(method) === url);
  return (
    <details open={isHere} data-group={groupId(name)}>
      <summary>{name}</summary>
      <ul>
        {operations.map(({ method, summary }) => (
          <NavItem to={paths.operation(method)}>{summary}</NavItem>
        ))}
      </ul>
    </details>
  );
}

function NavItem({ to, children }: { to: string; children: ComponentChildren }): JSX.Element {
  return (
    <li>
      <NavLink to={to}>{children}</NavLink>
    </li>
  );
}

function NavLink({ to, children }: { to: string; children: ComponentChildren }): JSX.Element {
  const { url } = useSurroundings();
  const link = useLink();
  return (
    <a href={link(to)} {...(to === url && { "aria-current": "page" as const })}>
      {children}
    </a>
  );
}
