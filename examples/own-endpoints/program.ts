/**
 * Two endpoints of your own beside the API's, as typed methods: `notes.yaml` describes them, and `stytch/index.ts` is what
 * `npx stytch-fetch generate --document notes.yaml --out stytch` made of it.
 *
 * A few lines stand here for the service behind them; what else is asked for goes to a sandbox.
 */
import assert from "node:assert/strict";
import { createSandbox } from "stytch-fetch/sandbox";
import { createStytch, type Note, type api_notes_v1_AddRequest } from "./stytch/index.ts";

const credentials = { projectId: "project-test-notes", secret: "secret-test-notes" };
const sandbox = createSandbox(credentials);
const stytch = createStytch({ ...credentials, fetch: createService() });

const { user_id } = await stytch.users.create({ email: "ada@example.com" });
for (const text of ["Asked for an invoice.", "Paid twice.", "Got the money back."]) {
  const { note, user } = await stytch.users.addNote({ user_id, text, kind: "billing" });
  console.log(`${note.note_id} on ${user.emails[0]?.email ?? user_id}: ${note.text}`);
}

const found: string[] = [];
for await (const { text } of stytch.notes.searchAll({ kind: "billing", limit: 2 })) found.push(text);
assert.deepEqual(found, ["Asked for an invoice.", "Paid twice.", "Got the money back."]);
console.log(`found ${found.length} notes, 2 a page`);

/** Answers the two endpoints from memory, and hands all other requests to the sandbox. */
function createService(): (request: Request) => Promise<Response> {
  const notes: Note[] = [];
  return async (request) => {
    const { pathname } = new URL(request.url);
    const [, id] = /^\/v1\/users\/([^/]+)\/notes$/.exec(pathname) ?? [];
    if (id !== undefined) {
      const { text, kind = "other" } = (await request.json()) as api_notes_v1_AddRequest;
      const note: Note = { note_id: `note-${notes.length + 1}`, user_id: id, text, kind };
      notes.push(note);
      return answer({ note, user: await stytch.users.get({ user_id: id }) });
    }
    if (pathname !== "/v1/notes/search") return sandbox.fetch(request);
    const { kind, limit = 100, cursor = "0" } = (await request.json()) as Search;
    const matching = notes.filter((note) => kind === undefined || note.kind === kind);
    const end = Number(cursor) + limit;
    const next = end < matching.length ? { next_cursor: String(end) } : {};
    return answer({ notes: matching.slice(Number(cursor), end), ...next });
  };
}

interface Search {
  kind?: Note["kind"];
  limit?: number;
  cursor?: string;
}

function answer(fields: object): Response {
  return Response.json({ request_id: "request-id-notes-1", status_code: 200, ...fields });
}
