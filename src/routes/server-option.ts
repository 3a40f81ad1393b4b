/** The client's option that names a server's address: `baseUrl` for `api`, `fraudBaseUrl` for `fraud`. */
export function optionOf(server: string): string {
  return server === "api" ? "baseUrl" : `${server}BaseUrl`;
}
