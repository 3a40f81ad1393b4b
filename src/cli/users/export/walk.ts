import type { Stytch } from "../../../client/create.ts";
import type { ExportOptions } from "./options.ts";
import type { ExportWriter } from "./writer.ts";

/** The one who watches an export: it tells them how far it is, and they may stop it. */
export interface ExportWatch {
  /** Ends the export behind the page in hand. */
  readonly signal: AbortSignal;
  /** Gets the users so far and their number, as far as it is known, after each page. */
  readonly onPage: (written: number, total: number | null) => void;
  /** Gets what is worth a line: that it goes on from where it had stopped. */
  readonly onNote: (note: string) => void;
}

/**
 * Walks the users from where the writer stands to the last one, and then looks once more at the newest: the API gives
 * these first, so whoever came since the beginning stands before all that the walk has met.
 */
export async function walkUsers(
  stytch: Stytch,
  { query, pageSize }: ExportOptions,
  { signal, onPage }: ExportWatch,
  writer: ExportWriter,
): Promise<void> {
  const search = { limit: pageSize, ...(query && { query }) };
  const told = (): void => onPage(writer.counts.written, writer.counts.total_at_start);
  told();
  const last = writer.pages.at(-1);
  if (!last || last.cursor !== null) {
    const from = last?.cursor ? { cursor: last.cursor } : {};
    const walk = stytch.users.searchAll({ ...search, ...from }, { prefetch: true, signal });
    for await (const page of walk.pages()) {
      await writer.write(page);
      told();
    }
  }
  signal.throwIfAborted();
  for await (const page of stytch.users.searchAll(search, { signal }).pages()) {
    const isMet = await writer.writeLate(page);
    told();
    if (isMet) return;
  }
}
