// The tour is loaded by those who take it.
export { Guide } from "./guide.tsx";
export { beginTour } from "./progress.ts";
