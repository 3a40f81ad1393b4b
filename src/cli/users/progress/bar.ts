import { counted } from "../../text.ts";

const WIDTH = 24;
/** The columns of a terminal that doesn't tell. */
const COLUMNS = 80;

/** A count on its way to a total. */
export interface Standing {
  readonly count: number;
  /** null where it is unknown. */
  readonly total: number | null;
  readonly perSecond: number;
  readonly secondsLeft: number | undefined;
}

/**
 * Draws a bar, in no more columns than there are: `████████░░░░░░░ 12,000 of 25,000 users, 2,400/s, 6 s left`.
 *
 * By hand, as it is a line of text: the packages for it bring redrawing, wide characters and formats of their own, and weigh
 * more than the command.
 */
export function drawBar(standing: Standing, columns: number | undefined): string {
  // A terminal without a size tells 0.
  const most = (columns || COLUMNS) - 1;
  const { count, total } = standing;
  const full = total === null || total === 0 ? 0 : Math.min(1, count / total);
  const blocks = Math.floor(full * WIDTH);
  const bar = total === null ? "" : `${"█".repeat(blocks)}${"░".repeat(WIDTH - blocks)} `;
  const text = bar + describeStanding(standing);
  return text.length <= most ? text : describeStanding(standing).slice(0, most);
}

/** The same in words. */
export function describeStanding({ count, total, perSecond, secondsLeft }: Standing): string {
  const users = total === null ? counted(count, "user") : `${number(count)} of ${counted(total, "user")}`;
  const rate = perSecond > 0 ? `, ${number(perSecond)}/s` : "";
  const isOpen = total !== null && count < total && secondsLeft !== undefined;
  return `${users}${rate}${isOpen ? `, ${time(secondsLeft)} left` : ""}`;
}

function number(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}

function time(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}
