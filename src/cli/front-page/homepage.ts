/** The docs site's address, as package.json has it under `homepage`; a test holds them together. */
export const HOMEPAGE: string | undefined = undefined;
