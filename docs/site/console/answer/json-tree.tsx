import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { exact } from "../run/exact.ts";

// Of a list with more items than this, a browser would be busy for seconds.
const SHOWN = 200;
// And of longer texts there is little to read.
const LENGTH = 300;
const MORE = 20_000;

/** A JSON value whose objects and lists open and close. `depth` levels are open. */
export function JsonTree({ value, depth = 2 }: { value: unknown; depth?: number }): JSX.Element {
  return (
    <div class="console-json">
      <Node value={value} depth={depth} />
    </div>
  );
}

interface NodeProps {
  readonly name?: string;
  readonly value: unknown;
  readonly depth: number;
  /** Whether others follow it: a comma stands behind it, so that what is copied is JSON. */
  readonly hasNext?: boolean;
}

function Node({ name, value, depth, hasNext = false }: NodeProps): JSX.Element {
  if (typeof value === "object" && value !== null && Object.keys(value).length > 0) {
    return <Branch value={value} depth={depth} hasNext={hasNext} {...(name !== undefined && { name })} />;
  }
  const text = exact(JSON.stringify(value));
  const kind = value === null ? "null" : /^-?\d/.test(text) ? "number" : typeof value;
  return (
    <div class="console-json-leaf">
      <Name name={name} />
      <Leaf text={text} kind={kind} />
      {hasNext && ","}
    </div>
  );
}

/** A value without others in it; of a long text, such as a JWT or an image, the beginning until the rest is wanted. */
function Leaf({ text, kind }: { text: string; kind: string }): JSX.Element {
  const [length, setLength] = useState(LENGTH);
  const rest = text.length - length;
  return (
    <>
      <span class={`console-token-${kind}`}>{rest > 0 ? `${text.slice(0, length)}…` : text}</span>
      {rest > 0 && (
        <button type="button" class="console-quiet" onClick={() => setLength(length + MORE)}>
          {`${rest} more characters`}
        </button>
      )}
    </>
  );
}

function Branch({ name, value, depth, hasNext }: NodeProps & { value: object }): JSX.Element {
  const [isOpen, setOpen] = useState(depth > 0);
  const [shown, setShown] = useState(SHOWN);
  const isList = Array.isArray(value);
  const end = `${isList ? "]" : "}"}${hasNext ? "," : ""}`;
  const size = Object.keys(value).length;
  const count = isList
    ? `${size} ${size === 1 ? "item" : "items"}`
    : `${size} ${size === 1 ? "field" : "fields"}`;
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Name name={name} />
        <span class="console-json-mark">{isList ? "[" : "{"}</span>
        {!isOpen && (
          <span class="console-json-mark">
            {` ${count} `}
            {end}
          </span>
        )}
      </summary>
      {isOpen && (
        <>
          <div class="console-json-inner">
            {Object.entries<unknown>(value as Record<string, unknown>)
              .slice(0, shown)
              .map(([key, item], i) => (
                <Node
                  key={key}
                  value={item}
                  depth={depth - 1}
                  hasNext={i < size - 1}
                  {...(!isList && { name: key })}
                />
              ))}
            {size > shown && (
              <button type="button" class="console-quiet" onClick={() => setShown(shown + SHOWN)}>
                {`${size - shown} more`}
              </button>
            )}
          </div>
          <div class="console-json-mark">{end}</div>
        </>
      )}
    </details>
  );
}

function Name({ name }: { name: string | undefined }): JSX.Element | null {
  return name === undefined ? null : <span class="console-token-name">{`${JSON.stringify(name)}: `}</span>;
}
