import type { JSX } from "preact";
import { paths } from "../model/links.ts";
import type { Operation } from "../model/operation.ts";
import { useLink, useSurroundings } from "./context.ts";

/** A method with the types of its params and of its result, each linked to its schema where it is one. */
export function Signature({ operation }: { operation: Operation }): JSX.Element | null {
  const { site } = useSurroundings();
  const signature = site.signatures.get(operation.id);
  if (!signature) return null;
  const { params, isOptional, result } = signature;
  return (
    <p class="signature">
      <code>
        {operation.method}(
        {params !== undefined && (
          <>
            params{isOptional && "?"}: <TypeName name={params} />,{" "}
          </>
        )}
        options?): Promise&lt;
        <TypeName name={result} />
        &gt;
      </code>
    </p>
  );
}

function TypeName({ name }: { name: string }): JSX.Element {
  const { site } = useSurroundings();
  const link = useLink();
  if (!Object.hasOwn(site.document.components.schemas, name)) return <>{name}</>;
  return <a href={link(paths.schema(name))}>{name}</a>;
}
