// No field of the API is nested deeper, and what walks a value must not run out of stack.
const MOST = 100;

/** Whether a value of JSON is nested too deeply for the page to work with. */
export function isTooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth < MOST && level.length > 0; depth++)
    level = level.flatMap((each) =>
      typeof each === "object" && each !== null ? (Object.values(each) as unknown[]) : [],
    );
  return level.length > 0;
}
