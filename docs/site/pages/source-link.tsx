import type { JSX } from "preact";
import { useLink, useSurroundings } from "./context.ts";

/**
 * The line in which people wrote a schema or an operation: in the repository, if it is known where that is, or else in the
 * site's own copy.
 */
export function SourceLink({ name }: { name: string }): JSX.Element | null {
  const { site } = useSurroundings();
  const link = useLink();
  const source = site.sources.get(name);
  if (!source) return null;
  const { file, line } = source;
  const address = site.repository === undefined ? link(`/${file}`) : `${site.repository}/${file}`;
  return (
    <>
      Written in{" "}
      <a href={`${address}#L${line}`}>
        {file}, line {line}
      </a>
      .
    </>
  );
}
