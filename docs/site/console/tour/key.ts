/** The place of a tour's progress in the tab's store. */
export const KEY = "stytch-fetch-docs:tour";

/** Whether the tour was begun in this tab. */
export function isOnTour(): boolean {
  try {
    return sessionStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}
