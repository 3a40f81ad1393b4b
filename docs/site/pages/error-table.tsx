import type { JSX } from "preact";
import { paths } from "../model/links.ts";
import type { OperationError } from "../model/operation.ts";
import { useLink } from "./context.ts";
import { Inline, Name } from "./text.tsx";

/** The errors of an operation and what to do about each: its own, and those that any operation may answer, folded. */
export function ErrorTable({ errors }: { errors: readonly OperationError[] }): JSX.Element {
  const own = errors.filter(({ isCommon }) => !isCommon);
  const common = errors.filter(({ isCommon }) => isCommon);
  return (
    <>
      {own.length === 0 && <p>It has no error types of its own.</p>}
      <ErrorList errors={own} />
      {common.length > 0 && (
        <details class="nested">
          <summary>
            Errors that every operation may answer <span class="count">{common.length}</span>
          </summary>
          <ErrorList errors={common} />
        </details>
      )}
    </>
  );
}

function ErrorList({ errors }: { errors: readonly OperationError[] }): JSX.Element | null {
  const link = useLink();
  if (errors.length === 0) return null;
  return (
    <dl class="errors">
      {errors.map(({ type, status, meaning, remedy }) => (
        <div>
          <dt>
            <span class="status">{status}</span>{" "}
            <a href={link(paths.error(type))}>
              <code>
                <Name text={type} />
              </code>
            </a>
          </dt>
          <dd>
            <p>
              <Inline text={meaning} />
            </p>
            <p class="remedy">
              <Inline text={remedy} />
            </p>
          </dd>
        </div>
      ))}
    </dl>
  );
}
