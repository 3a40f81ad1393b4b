/**
 * Makes options that have, without a value, each field that somebody put on Object.prototype. Node and `fetch` look for
 * options there, too, and a `hostname` would lead a call elsewhere.
 */
export function hidePrototype(): object {
  const hidden: Record<string, undefined> = {};
  for (const name in Object.prototype) hidden[name] = undefined;
  return hidden;
}
