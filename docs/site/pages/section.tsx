import type { ComponentChildren, JSX } from "preact";

/** A part of a page, which its table of contents lists. */
export function Section(props: { id: string; title: string; children: ComponentChildren }): JSX.Element {
  const { id, title, children } = props;
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        <a class="self" href={`#${id}`}>
          {title}
        </a>
      </h2>
      {children}
    </section>
  );
}

/** An HTTP method, and the path it is used on. */
export function Endpoint(props: { verb: string; path: string; method: string }): JSX.Element {
  const { verb, path, method } = props;
  return (
    <p class="endpoint">
      <span class={`verb is-${verb.toLowerCase()}`}>{verb}</span> <code>{path}</code>{" "}
      <span class="method">{method}</span>
    </p>
  );
}
