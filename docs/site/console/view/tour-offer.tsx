import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { GuideProps } from "../tour/guide-props.ts";
import { isOnTour } from "../tour/key.ts";
import { useLoaded } from "./use-loaded.ts";

const loadTour = (): Promise<typeof import("../tour/index.ts")> => import("../tour/index.ts");

/** The tour's place on a page: an offer, or the guide of the tour that was begun. */
export function TourOffer(props: GuideProps): JSX.Element | null {
  const { tour } = props.operation;
  const [isOn, setOn] = useState(isOnTour);
  const module = useLoaded(isOn, loadTour);
  if (tour.length === 0) return null;
  if (isOn) return module ? <module.Guide {...props} /> : null;
  return (
    <p class="console-tour">
      New here?{" "}
      <a
        href={`${props.basePath}operations/${tour[0]!}/#try-it`}
        onClick={(event) => {
          event.preventDefault();
          void loadTour().then(({ beginTour }) => setOn(beginTour(props)));
        }}
      >{`Take the tour: a user's life in ${tour.length} calls`}</a>
    </p>
  );
}
