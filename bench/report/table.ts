import { valueOf, type Column, type Table } from "./report.ts";

/** A table as Markdown, its columns aligned so that it can be read on a terminal too. Ratios are to the base row. */
export function renderTable(table: Table): string {
  const { title, columns, rows, base, note } = table;
  const cells = rows.map(({ name, values }) => [
    name,
    ...columns.map((column, i) => formatNumber(values[i]!) + ratio(table, values[i]!, column)),
  ]);
  const head = ["", ...columns.map(({ name, unit }) => (unit ? `${name}, ${unit}` : name))];
  const notes = [note, base && `× is to: ${base}.`].filter(Boolean).join(" ");
  return [`### ${title}`, "", ...renderCells(head, cells), ...(notes ? ["", notes] : [])].join("\n");
}

/** The first column is aligned to the left, the others to the right. */
export function renderCells(head: string[], rows: string[][]): string[] {
  const widths = head.map((text, i) => Math.max(3, text.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: string[]): string =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(" | ")} |`;
  const rule = widths.map((width, i) => (i === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.map(line)];
}

export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return "–";
  if (Number.isInteger(value) || Math.abs(value) >= 1000) return Math.round(value).toLocaleString("en");
  return value.toFixed(Math.abs(value) < 10 ? 2 : 1);
}

function ratio(table: Table, value: number, column: Column): string {
  if (!table.base) return "";
  const result = value / valueOf(table, table.base, column.name);
  return Number.isFinite(result) ? ` · ${result.toFixed(2)} ×` : "";
}
