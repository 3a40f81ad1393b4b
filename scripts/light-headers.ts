import { fileURLToPath } from "node:url";

const fields = fileURLToPath(new URL("../src/client/openapi-fetch/headers.ts", import.meta.url));

/**
 * A plugin for rolldown and Vite: gives openapi-fetch `Fields` for its `Headers`, in what is published and in the tests
 * of it. The line stays one, so that source maps hold.
 */
export const lightHeaders = {
  name: "light-headers",
  transform(code: string, id: string): { code: string; map: null } | undefined {
    if (!/openapi-fetch\/dist\/index\.mjs$/.test(id)) return undefined;
    const names = "{ Fields as Headers, NoForm as FormData }";
    return { code: `import ${names} from ${JSON.stringify(fields)}; ${code}`, map: null };
  },
};
