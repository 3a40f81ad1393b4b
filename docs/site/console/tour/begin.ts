import type { GuideProps } from "./guide-props.ts";
import { pageOf } from "./page-of.ts";
import { saveProgress } from "./progress.ts";

/**
 * Begins a tour, with an address that no other tour has, and leads to its first page.
 *
 * @returns whether that is this page
 */
export function beginTour({
  operation: { method, tour },
  basePath,
}: Pick<GuideProps, "operation" | "basePath">): boolean {
  const [first] = tour as [string];
  const number = Math.floor(Math.random() * 1e6);
  saveProgress({ method: first, memory: { email: `ada.${number}@example.com` } });
  if (method === first) return true;
  location.assign(pageOf(basePath, first));
  return false;
}
