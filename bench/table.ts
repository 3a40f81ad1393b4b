/** Prints measured values under a title, each with its ratio to the first. */
export function printTable(title: string, unit: string, rows: [name: string, value: number][]): void {
  const first = rows[0]?.[1] ?? 1;
  console.log(`\n${title}`);
  for (const [name, value] of rows) {
    const number = value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString("en");
    console.log(
      `  ${name.padEnd(44)} ${number.padStart(9)} ${unit.padEnd(14)} ${(value / first).toFixed(2)} ×`,
    );
  }
}

/** The middle of several measurements: one slow run says nothing. */
export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}
