import type { Column, Table } from "./report.ts";

/** Less is noise. */
const NOTABLE = 0.03;

/**
 * Who beats one of ours, table by table and column by column: a bench that shows only where its author wins is an
 * advertisement.
 */
export function listRegressions(tables: readonly Table[], ours: readonly string[]): string[] {
  return tables.flatMap((table) =>
    table.columns.flatMap((column, i) => {
      if (column.detail) return [];
      const mine = table.rows.filter(({ name }) => ours.includes(name));
      return mine.flatMap(({ name, values }) => {
        const ahead = listAhead(table, column, i, values[i]!, ours);
        const what = table.columns.length > 1 ? `${table.title}, ${column.name}` : table.title;
        return ahead.length > 0 ? [`${what}: \`${name}\` is behind ${ahead.join(", ")}.`] : [];
      });
    }),
  );
}

function listAhead(table: Table, column: Column, i: number, mine: number, ours: readonly string[]): string[] {
  return table.rows
    .filter((row) => !row.floor && !ours.includes(row.name))
    .map((row) => ({ name: row.name, factor: lead(column, mine, row.values[i]!) }))
    .filter(({ factor }) => factor > 1 + NOTABLE)
    .toSorted((a, b) => b.factor - a.factor)
    .map(({ name, factor }) => `${name} (${factor < 100 ? `${factor.toFixed(2)} ×` : "which has none"})`);
}

/** How many times better the other one is. */
function lead({ better }: Column, ours: number, theirs: number): number {
  return better === "lower" ? ours / theirs : theirs / ours;
}
