// The libraries that answer calls in a server's place, each with the same answers.

export type Library = "msw" | "nock" | "MockAgent";

const user = { user_id: "mocked" };
const refusal = { status_code: 404, error_type: "user_not_found", error_message: "None.", error_url: "" };
const answerJson = { headers: { "content-type": "application/json" } };

/** Each puts its library in place for some servers, and gives what takes it away. */
export const libraries: Readonly<Record<Library, (servers: readonly string[]) => Promise<() => void>>> = {
  async msw(servers) {
    const { http, HttpResponse } = await import("msw");
    const { setupServer } = await import("msw/node");
    const server = setupServer(
      ...servers.flatMap((url) => [
        http.get(`${url}/v1/users/mocked`, () => HttpResponse.json(user)),
        http.get(`${url}/v1/users/refused`, () => HttpResponse.json(refusal, { status: 404 })),
        http.post(`${url}/v1/users`, async ({ request }) =>
          HttpResponse.json({ sent: await request.json() }),
        ),
      ]),
    );
    server.listen({ onUnhandledRequest: "error" });
    return () => server.close();
  },

  async nock(servers) {
    const { default: nock } = await import("nock");
    nock.disableNetConnect();
    for (const url of servers) {
      nock(url)
        .get("/v1/users/mocked")
        .times(2)
        .reply(200, user)
        .get("/v1/users/refused")
        .reply(404, refusal)
        .post("/v1/users")
        .reply(200, (_, sent) => ({ sent }));
    }
    return () => {
      nock.cleanAll();
      nock.enableNetConnect();
      nock.restore();
    };
  },

  async MockAgent(servers) {
    const { MockAgent, getGlobalDispatcher, setGlobalDispatcher } = await import("undici");
    const before = getGlobalDispatcher();
    const agent = new MockAgent();
    agent.disableNetConnect();
    setGlobalDispatcher(agent);
    for (const url of servers) {
      const server = agent.get(url);
      server.intercept({ path: "/v1/users/mocked" }).reply(200, user, answerJson).times(2);
      server.intercept({ path: "/v1/users/refused" }).reply(404, refusal, answerJson);
      server
        .intercept({ path: "/v1/users", method: "POST" })
        .reply(200, ({ body }) => ({ sent: JSON.parse(body as string) as object }), answerJson);
    }
    return () => setGlobalDispatcher(before);
  },
};
