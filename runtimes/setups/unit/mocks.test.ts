import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import nock from "nock";
import { createStytch, type Stytch, type StytchOptions } from "stytch-fetch";
import { createStytch as createNodeStytch } from "stytch-fetch/node";
import { loadAnew } from "./tool";

/** For the real API's test server, which must not be reached. */
const options = {
  projectId: "project-test-mocks",
  secret: "secret-test-mocks",
  retry: false,
  timeout: 5_000,
} as const;
const user = { status_code: 200, request_id: "request-id-mocked", user_id: "user-test-mocked" };

const makers: [string, (options: StytchOptions) => Stytch][] = [
  ["stytch-fetch", createStytch],
  ["stytch-fetch/node", createNodeStytch],
];
/** A client's call, answered or failed, as one line. */
async function ask(stytch: Stytch): Promise<string> {
  return stytch.users.get({ user_id: "user-test-1" }).then(
    ({ user_id }) => user_id,
    (error: unknown) => String(error),
  );
}

const msw = setupServer(http.get("https://test.stytch.com/v1/users/:id", () => HttpResponse.json(user)));
const mocks = {
  msw: () => msw.listen({ onUnhandledRequest: "error" }),
  nock: () => {
    nock.activate();
    nock("https://test.stytch.com").get("/v1/users/user-test-1").times(9).reply(200, user);
  },
};
// It begins to mock where it is loaded.
nock.restore();
afterEach(() => {
  msw.close();
  nock.cleanAll();
  nock.restore();
});

describe.each(["msw", "nock"] as const)("%s", (name) => {
  const setUp = mocks[name];

  for (const [entry, create] of makers) {
    test(`set up after the client of ${entry} was made, it answers`, async () => {
      const stytch = create(options);
      setUp();
      expect([await ask(stytch), await ask(stytch)]).toEqual(["user-test-mocked", "user-test-mocked"]);
    });

    test(`set up before the client of ${entry} is made, it answers`, async () => {
      setUp();
      expect(await ask(create(options))).toBe("user-test-mocked");
    });
  }

  test("set up before the module is loaded, it answers", async () => {
    setUp();
    const { default: loaded, node } = await loadAnew();
    const answers = [await ask(loaded.createStytch(options)), await ask(node.createStytch(options))];
    expect(answers).toEqual(["user-test-mocked", "user-test-mocked"]);
  });
});
