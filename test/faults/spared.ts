/** A request with this header is never struck. */
export const SPARED = "x-spared";
