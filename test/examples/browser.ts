// As much of a browser as a login needs: it keeps cookies and sends them, and says from which page a form comes.
import { expect } from "vitest";

export const ORIGIN = "https://app.example.com";

export interface Cookie {
  readonly value: string;
  /** As the answer gave them, in lower case: `max-age`, `secure`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly expires: number;
}

export class Browser {
  readonly cookies = new Map<string, Cookie>();
  readonly #server: (request: Request) => Promise<Response>;

  constructor(server: (request: Request) => Promise<Response>) {
    this.#server = server;
  }

  get(path: string): Promise<Response> {
    return this.send(new Request(ORIGIN + path));
  }

  /** Posts a form of a page, by default of the application's own. */
  post(
    path: string,
    fields: Record<string, string> = {},
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const body = new URLSearchParams(fields);
    return this.send(
      new Request(ORIGIN + path, { method: "POST", body, headers: { origin: ORIGIN, ...headers } }),
    );
  }

  async send(request: Request): Promise<Response> {
    const live = [...this.cookies].filter(([, { expires }]) => expires > Date.now());
    const cookie = live.map(([name, { value }]) => `${name}=${value}`).join("; ");
    if (cookie) request.headers.set("cookie", cookie);
    const response = await this.#server(request);
    expect(response.headers.get("location")).toBeNull();
    expect(response.headers.get("cache-control")).toBe("no-store");
    for (const text of response.headers.getSetCookie()) this.#keep(text);
    return response;
  }

  #keep(text: string): void {
    const [pair, ...rest] = text.split("; ").map((part) => {
      const [name = "", value = ""] = part.split("=");
      return [name, value] as const;
    });
    const [name, value] = pair!;
    const attributes = new Map(rest.map(([attribute, of]) => [attribute.toLowerCase(), of]));
    const seconds = Number(attributes.get("max-age"));
    if (seconds === 0) this.cookies.delete(name);
    else this.cookies.set(name, { value, attributes, expires: Date.now() + seconds * 1000 });
  }
}
