// Redirects, none of which is followed: the credentials would go along.
import { head } from "../bytes.ts";
import type { Fault } from "../fault.ts";

const fault = (status: number, target: string, place: (url: string, elsewhere: string) => string): Fault => ({
  name: `${status} to ${target}`,
  request: ({ url, elsewhere, write }) =>
    write(head(status, { location: place(url, elsewhere), "content-length": "0" })),
  retried: "never",
  error: { name: "StytchResponseError", status_code: status },
});

export const redirects: Fault[] = [301, 302, 307, 308].flatMap((status) => [
  fault(status, "the same host", (url) => `${url}?again`),
  fault(status, "another host", (url, elsewhere) => `${elsewhere}${url}`),
]);
