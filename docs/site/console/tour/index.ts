// The tour is loaded by those who take it.
export { beginTour } from "./begin.ts";
export { Guide } from "./guide.tsx";
