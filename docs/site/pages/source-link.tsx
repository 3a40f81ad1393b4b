import type { JSX } from "preact";
import { sourceAddress } from "../model/origin.ts";
import { useSurroundings } from "./context.ts";

/** The line in which people wrote a schema or an operation. */
export function SourceLink({ name }: { name: string }): JSX.Element | null {
  const { site, url } = useSurroundings();
  const source = site.sources.get(name);
  if (!source) return null;
  return (
    <>
      Written in{" "}
      <a href={sourceAddress(site, url, source)}>
        {source.file}, line {source.line}
      </a>
      .
    </>
  );
}
