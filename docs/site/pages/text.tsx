import type { JSX } from "preact";
import { codeBlock, jsonBlock } from "../markdown/code-block.ts";
import { relative } from "../model/links.ts";
import { useSurroundings, type Surroundings } from "./context.ts";

/** Markdown of the document: what it names in backticks leads to its page. */
export function Prose({ text, class: name = "prose" }: { text: string; class?: string }): JSX.Element {
  const surroundings = useSurroundings();
  const { html } = surroundings.markdown.render(text, { find: finder(surroundings) });
  return <div class={name} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Markdown of one line. */
export function Inline({ text }: { text: string }): JSX.Element {
  const surroundings = useSurroundings();
  const html = surroundings.markdown.inline(text, { find: finder(surroundings) });
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}

function finder({ url, find }: Surroundings): (code: string) => string | undefined {
  return (code) => {
    const path = find(code);
    return path === undefined || path === url ? undefined : relative(url, path);
  };
}

/** Code in a language that is coloured, with a button that copies it. */
export function CodeBlock({
  code,
  language,
  label,
}: {
  code: string;
  language: string;
  label: string;
}): JSX.Element {
  const { highlighter } = useSurroundings();
  return <Html html={codeBlock(highlighter, { code, language, label })} />;
}

/** JSON, with its references as links. */
export function JsonBlock(props: {
  text: string;
  label: string;
  link?: (ref: string) => string | undefined;
}): JSX.Element {
  return <Html html={jsonBlock(props.text, props.label, props.link)} />;
}

function Html({ html }: { html: string }): JSX.Element {
  return <div class="code-holder" dangerouslySetInnerHTML={{ __html: html }} />;
}

/** A long name, which a narrow column breaks between its words. */
export function Name({ text }: { text: string }): JSX.Element {
  const words = text.split(/(?<=_)|(?<=[a-z])(?=[A-Z])/);
  return (
    <>
      {words.map((word, i) => (
        <>
          {i > 0 && <wbr />}
          {word}
        </>
      ))}
    </>
  );
}
