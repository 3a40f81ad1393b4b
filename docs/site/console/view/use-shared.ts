import { useEffect, useState } from "preact/hooks";
import type { Draft } from "../form/draft.ts";
import type { ObjectField } from "../form/field.ts";
import type { Reading } from "../form/reading.ts";
import { useLoaded } from "./use-loaded.ts";

type FillPart = typeof import("../form/fill.ts");

const loadFill = (): Promise<FillPart> => import("../form/fill.ts");

/** The draft of a form, and the ways to change it. */
export interface SharedDraft {
  readonly draft: Draft;
  readonly setDraft: (draft: Draft) => void;
  /** Loads what reads a form. */
  readonly enter: () => void;
  /** Reads the form, once it is loaded. */
  readonly readParams: FillPart["readParams"] | undefined;
  /** Fills the form with params. */
  readonly fill: (params: Reading["params"]) => void;
  /** Keeps the page's address in step with what is sent, so that a link carries it. */
  readonly useAddress: (params: Reading["params"]) => void;
}

/** Holds the draft of a form that also stands in the page's address. */
export function useShared(form: ObjectField): SharedDraft {
  const [draft, set] = useState<Draft>();
  const [isChanged, setChanged] = useState(false);
  const [isEntered, setEntered] = useState(false);
  const filler = useLoaded(isEntered || isChanged || location.hash.startsWith("#try="), loadFill);
  const setDraft = (next: Draft): void => {
    setChanged(true);
    set(next);
  };
  useEffect(() => {
    if (!filler) return;
    const follow = (): void => {
      const shared = filler.fromHash(form, location.hash);
      if (shared !== undefined) set(shared);
    };
    // What was typed meanwhile is not to be lost.
    if (!isChanged) follow();
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [filler, form]);
  return {
    draft,
    setDraft,
    enter: () => setEntered(true),
    readParams: filler?.readParams,
    fill: (params) => void loadFill().then(({ toDraft }) => setDraft(toDraft(form, params))),
    useAddress: (params) =>
      useEffect(() => {
        // An address with an anchor is left alone until something is changed.
        if (!isChanged || !filler) return;
        // Browsers refuse more than a hundred changes in half a minute.
        const timer = setTimeout(() => {
          const hash = filler.toHash(form, params);
          if (hash === location.hash) return;
          history.replaceState(history.state, "", hash || location.pathname + location.search);
        }, 300);
        return () => clearTimeout(timer);
      }, [filler, form, params, isChanged]),
  };
}
