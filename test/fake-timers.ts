/**
 * Begins to fake timers, but for one thing: a timer that was real is still let go of. Node's fetch does that when a
 * connection of an earlier test closes, and throws where the timer comes all the same.
 *
 * @param begin begins to fake, and gives what ends it
 * @returns what ends it
 */
export function fakeTimers(begin: () => () => void): () => void {
  const clearReal = globalThis.clearTimeout;
  const end = begin();
  const clearFaked = globalThis.clearTimeout;
  globalThis.clearTimeout = (timer) => {
    clearFaked(timer);
    clearReal(timer);
  };
  return () => {
    globalThis.clearTimeout = clearFaked;
    end();
  };
}
