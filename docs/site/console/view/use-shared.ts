import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Draft } from "../form/draft.ts";
import type { ObjectField } from "../form/field.ts";
import { readParams } from "../form/params.ts";
import { fromHash, toHash } from "../form/share.ts";

/** The draft of a form that also stands in the page's address, so that a link carries it. */
export function useShared(form: ObjectField): [Draft, (draft: Draft) => void] {
  const [draft, setDraft] = useState<Draft>(() => fromHash(form, location.hash));
  const isOurs = useRef(false);
  const hash = useMemo(() => toHash(form, readParams(form, draft).params), [form, draft]);
  useEffect(() => {
    // An address with an anchor is left alone until something is typed.
    if (!isOurs.current) return;
    // Browsers refuse more than a hundred changes in half a minute.
    const timer = setTimeout(() => {
      if (hash !== location.hash)
        history.replaceState(history.state, "", hash || location.pathname + location.search);
    }, 300);
    return () => clearTimeout(timer);
  }, [hash]);
  useEffect(() => {
    const follow = (): void => {
      const shared = fromHash(form, location.hash);
      if (shared !== undefined) setDraft(shared);
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [form]);
  return [
    draft,
    (next) => {
      isOurs.current = true;
      setDraft(next);
    },
  ];
}
