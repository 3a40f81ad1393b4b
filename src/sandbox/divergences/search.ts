import type { Divergence } from "./divergence.ts";

const search = "api_user_v1_Search";

/** Search. */
export const searches: readonly Divergence[] = [
  {
    topic: "limit 0, and above 1000",
    operations: [search],
    choice: "400 user_search_invalid_limit.",
    reason: "The name is listed. A page without users would never end.",
    evidence: "unknown",
  },
  {
    topic: "empty cursor",
    operations: [search],
    choice: '"" is the first page.',
    reason: "Clients that send the cursor at all times begin with it.",
    evidence: "unknown",
  },
  {
    topic: "cursor with another query",
    operations: [search],
    choice: "A cursor holds a place in the order, not the query: the query may change between pages.",
    reason: "What the real one holds isn't known.",
    evidence: "unknown",
  },
  {
    topic: "cursor of another sandbox",
    operations: [search],
    choice: "400 user_search_invalid_cursor.",
    reason: "The name is listed for bad cursors.",
    evidence: "inference",
  },
  {
    topic: "order of results",
    operations: [search],
    choice: "The newest first; within a second, who was created later.",
    reason: "Recorded answers have the newest first.",
    evidence: "inference",
  },
  {
    topic: "total",
    operations: [search],
    choice: "Counted anew for each page, and never −1.",
    reason: "Recorded as all matches; the setting that turns totals off isn't imitated.",
    evidence: "inference",
  },
  {
    topic: "delay of the index",
    operations: [search],
    choice: "None: a search sees every change that was answered.",
    reason: "Nothing is documented, and tests need it so.",
    evidence: "unknown",
  },
  {
    topic: "fuzzy filters",
    operations: [search],
    choice:
      "3 characters at least, case ignored. Names by the beginning of the first or last, emails by that of the address or domain, phone numbers by any part.",
    reason: "The newer reference says so; the older one has any part for all. The 3 is the B2B search's.",
    evidence: "inference",
  },
  {
    topic: "bounds of created_at",
    operations: [search],
    choice: "Strictly before and after. Not RFC 3339 answers user_search_expected_timestamp.",
    reason: "The filters' names say greater and less.",
    evidence: "inference",
  },
  {
    topic: "missing or mistyped filter values",
    operations: [search],
    choice:
      "400 with the filter's own user_search_missing_… (also for an empty list) or user_search_expected_….",
    reason: "The names are listed; when each comes is taken from them.",
    evidence: "inference",
  },
  {
    topic: "values of oauth_provider, number of values",
    operations: [search],
    choice: "Any provider and any number of values is accepted.",
    reason: "Errors for both are listed, but neither the providers nor the number.",
    evidence: "unknown",
  },
];
