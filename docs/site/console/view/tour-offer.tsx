import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { GuideProps } from "../tour/guide-props.ts";
import { isOnTour } from "../tour/key.ts";
import { pageOf } from "../tour/page-of.ts";
import { useLoaded } from "./use-loaded.ts";

const loadTour = (): Promise<typeof import("../tour/index.ts")> => import("../tour/index.ts");

/** The tour's place on a page: an offer, or the guide of the tour that was begun. */
export function TourOffer(props: Omit<GuideProps, "onEnd">): JSX.Element | null {
  const { operation, basePath } = props;
  const { tour, method } = operation;
  const [isOn, setOn] = useState(isOnTour);
  const module = useLoaded(isOn, loadTour);
  const [hasFinished, setFinished] = useState(false);
  if (tour.length === 0) return null;
  const first = pageOf(basePath, tour[0]!);
  const begin = async (): Promise<void> => {
    (await loadTour()).beginTour(tour);
    if (method === tour[0]) setOn(true);
    else location.assign(first);
  };
  const end = (isWhole: boolean): void => {
    setFinished(isWhole);
    setOn(false);
  };
  if (isOn) return module ? <module.Guide {...props} onEnd={end} /> : null;
  return (
    <p class="console-tour">
      {hasFinished ? "That was the tour. " : "New here? "}
      <a
        href={first}
        onClick={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        {hasFinished ? "Take it again" : `Take the tour: a user's life in ${tour.length} calls`}
      </a>
    </p>
  );
}
