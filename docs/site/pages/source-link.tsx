import type { JSX } from "preact";
import { useSurroundings } from "./context.ts";

/** The line in which people wrote a schema: a link, if it is known where the repository is on the web. */
export function SourceLink({ name }: { name: string }): JSX.Element | null {
  const { site } = useSurroundings();
  const source = site.sources.get(name);
  if (!source) return null;
  const { file, line } = source;
  const text = `${file}, line ${line}`;
  if (site.repository === undefined)
    return (
      <>
        Written in <code>{text}</code>.
      </>
    );
  return (
    <>
      Written in <a href={`${site.repository}/${file}#L${line}`}>{text}</a>.
    </>
  );
}
