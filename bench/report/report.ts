/** What one part of the bench measured. */
export interface Report {
  tables: Table[];
  goals: Goal[];
}

export interface Table {
  title: string;
  /** The row that the ratios are to, if any. */
  base?: string;
  columns: Column[];
  rows: Row[];
  /** What one must know to read the table. */
  note?: string;
}

export interface Column {
  name: string;
  unit: string;
  better: "lower" | "higher";
  /** Another column sums it up. */
  detail?: boolean;
}

export interface Row {
  name: string;
  /** One for each column. */
  values: number[];
  /** What is below everyone, and not for use: it isn't counted as a peer that beats us. */
  floor?: boolean;
}

export interface Goal {
  what: string;
  measured: number;
  unit: "×" | "kB" | "ms" | "";
  is: "at most" | "at least";
  limit: number;
  /** What would be better still. */
  stretch?: number;
}

export function valueOf(table: Table, row: string, column: string): number {
  const index = table.columns.findIndex(({ name }) => name === column);
  return table.rows.find(({ name }) => name === row)?.values[index] ?? NaN;
}

/** One row's value over another's. */
export function ratioOf(table: Table, row: string, base: string, column: string): number {
  return valueOf(table, row, column) / valueOf(table, base, column);
}
