import { useEffect, useState } from "preact/hooks";

/**
 * Loads a part of the site once it is wanted, as most readers of a page never want it. Nothing until it is there.
 *
 * @param load the same function each time
 */
export function useLoaded<Part>(isWanted: boolean, load: () => Promise<Part>): Part | undefined {
  const [part, setPart] = useState<Part>();
  useEffect(() => {
    // A part that can't be loaded stays away: the page says the same of the sandbox when a call is sent.
    if (isWanted)
      void load().then(
        (loaded) => setPart(() => loaded),
        () => undefined,
      );
  }, [isWanted]);
  return part;
}
