/**
 * Finds the first key that its object has already, in one walk over the text.
 *
 * @param json valid JSON
 * @returns the key's place in the text
 */
export function findRepeatedKey(json: string): number | undefined {
  // An object's keys so far; nothing for an array.
  const open: (Set<string> | undefined)[] = [];
  let keys: Set<string> | undefined;
  let isKey = false;
  for (let i = 0; i < json.length; i++) {
    const character = json[i];
    if (character === '"') {
      const end = findEnd(json, i);
      if (isKey) {
        const key = JSON.parse(json.slice(i, end + 1)) as string;
        if (keys!.has(key)) return i;
        keys!.add(key);
      }
      isKey = false;
      i = end;
    } else if (character === "{" || character === "[") {
      open.push(keys);
      keys = character === "{" ? new Set() : undefined;
      isKey = character === "{";
    } else if (character === "}" || character === "]") {
      keys = open.pop();
    } else if (character === ",") {
      isKey = keys !== undefined;
    }
  }
  return undefined;
}

/** The closing quote of the string that begins at a place. */
function findEnd(json: string, start: number): number {
  let end = start;
  do end = json.indexOf('"', end + 1);
  while (isEscaped(json, end));
  return end;
}

/** Whether an odd number of backslashes stands before a place. */
function isEscaped(json: string, place: number): boolean {
  let first = place;
  while (json[first - 1] === "\\") first--;
  return (place - first) % 2 === 1;
}
