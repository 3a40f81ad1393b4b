import type {
  api_user_v1_SearchResponse as SearchResponse,
  api_user_v1_User as User,
} from "../../../../generated/schema.ts";
import { checksOf } from "../line-checks.ts";
import type { UserCounts } from "../manifest.ts";
import { countUsers } from "./count-users.ts";
import type { Format } from "./formats/format.ts";
import { hashId, IdSet, packIds, unpackIds } from "../id-set.ts";
import { Journal, type JournalContents, type PageEntry } from "./journal.ts";
import { PartialFile } from "./partial-file.ts";
import type { ExportPaths } from "./paths.ts";

/** Writes an export's pages, each with its line in the journal, so that it can be gone on with after any end. */
export class ExportWriter {
  readonly pages: PageEntry[] = [];
  readonly #format: Format;
  readonly #partial: PartialFile;
  readonly #journal: Journal;
  /** The ids that the walk gave, and those of the last look. */
  readonly #walked = new IdSet();
  readonly #late = new IdSet();

  private constructor(format: Format, partial: PartialFile, journal: Journal) {
    this.#format = format;
    this.#partial = partial;
    this.#journal = journal;
  }

  static async create(
    paths: ExportPaths,
    format: Format,
    header: JournalContents["header"],
  ): Promise<ExportWriter> {
    const partial = await PartialFile.create(paths.partial);
    return new ExportWriter(format, partial, await Journal.create(paths.journal, header));
  }

  /** Opens an unfinished export behind its last page. */
  static async reopen(paths: ExportPaths, format: Format, contents: JournalContents): Promise<ExportWriter> {
    const last = contents.pages.at(-1);
    const partial = last
      ? await PartialFile.reopen(paths.partial, last.bytes, last.sha256)
      : await PartialFile.create(paths.partial);
    const writer = new ExportWriter(format, partial, await Journal.reopen(paths.journal));
    await writer.#journal.append({ resumed_at: new Date().toISOString() });
    for (const page of contents.pages) {
      const ids = page.late ? writer.#late : writer.#walked;
      for (const id of unpackIds(page.ids)) ids.add(id);
      writer.pages.push(withoutIds(page));
    }
    return writer;
  }

  get counts(): UserCounts {
    return countUsers(this.pages);
  }

  get file(): PartialFile {
    return this.#partial;
  }

  get journal(): Journal {
    return this.#journal;
  }

  /** Writes a page of the walk. */
  async write({ results, results_metadata }: SearchResponse): Promise<void> {
    const fresh = results.map(toRow).filter(({ hash }) => this.#walked.add(hash));
    const { total, next_cursor } = results_metadata;
    const repeated = results.length - fresh.length;
    await this.#record(fresh, { cursor: next_cursor || null, repeated, total });
  }

  /**
   * Writes those of a page of the last look that the walk hasn't met.
   *
   * @returns whether the walk has met one of this page: all that come behind it have been met, too
   */
  async writeLate({ results, results_metadata: { total } }: SearchResponse): Promise<boolean> {
    const unmet = results.map(toRow).filter(({ hash }) => !this.#walked.has(hash));
    const fresh = unmet.filter(({ hash }) => this.#late.add(hash));
    await this.#record(fresh, { cursor: null, late: true, repeated: 0, total });
    return unmet.length < results.length;
  }

  async #record(
    rows: readonly Row[],
    entry: Pick<PageEntry, "cursor" | "repeated" | "total" | "late">,
  ): Promise<void> {
    const begin = this.pages.length === 0 ? this.#format.begin : "";
    const users = rows.map(({ user }) => user);
    const text = begin + this.#format.users(users, this.counts.written === 0);
    await this.#partial.append(text);
    const { bytes, sha256 } = this.#partial;
    const ids = packIds(rows.map(({ hash }) => hash));
    const page = { ...entry, rows: rows.length, bytes, sha256, ids, checks: checksOf(text) };
    await this.#journal.append(page);
    this.pages.push(withoutIds(page));
  }

  async close(): Promise<void> {
    await this.#partial.close();
    await this.#journal.close();
  }
}

interface Row {
  readonly user: User;
  readonly hash: bigint;
}

function toRow(user: User): Row {
  return { user, hash: hashId(user.user_id) };
}

/** They are in the sets by now. */
function withoutIds(page: PageEntry): PageEntry {
  return { ...page, ids: "" };
}
