// Made by `npx stytch-fetch generate` from notes.yaml. Edit the document, not this file: changes here are lost.
/* eslint-disable */

import {
  extendApi,
  type APIPromise,
  type CallOptions,
  type ExtensionRoute,
  type PageOptions,
  type Pages,
  type Operations as PackageOperations,
  type OperationTypes as PackageOperationTypes,
  type paths as PackagePaths,
  createOperations as createPackageOperations,
  createStytch as createPackageStytch,
  type Stytch as PackageStytch,
  type StytchOptions as PackageStytchOptions,
} from "stytch-fetch";
import type { Client } from "stytch-fetch/raw";
import type { api_user_v1_User } from "stytch-fetch/schema";
const routes: Readonly<Record<string, ExtensionRoute>> = {
  api_notes_v1_Add: {
    method: "POST",
    path: "/v1/users/{user_id}/notes",
    accessor: ["users", "addNote"],
    retry: "unsafe",
  },
  api_notes_v1_Search: {
    method: "POST",
    path: "/v1/notes/search",
    accessor: ["notes", "search"],
    retry: "read",
    pages: { items: "notes", cursor: ["next_cursor"] },
  },
};

/** The API of the package with the document's operations, for the option `api` of a client that is made elsewhere. */
export const api = extendApi({ routes });

/** A client's options. */
export type StytchOptions = PackageStytchOptions;

/** The package's client with the document's methods. */
export interface Stytch
  extends Omit<PackageStytch, "call" | "raw" | "users">, Omit<ExtraMethods<CallOptions>, "users"> {
  readonly users: PackageStytch["users"] & ExtraMethods<CallOptions>["users"];
  /** Calls an operation by its operationId. */
  call<Id extends keyof OperationTypes>(
    operationId: Id,
    params: OperationTypes[Id]["params"],
    options?: CallOptions,
  ): APIPromise<OperationTypes[Id]["result"]>;
  /** The openapi-fetch client, typed by both documents. */
  readonly raw: Client<Paths, "application/json">;
}

/**
 * Makes a client with the document's methods beside the package's.
 *
 * @throws {StytchConfigError} where an option is missing, unknown or wrong
 */
export function createStytch(options: StytchOptions): Stytch {
  return createPackageStytch({ ...options, api }) as unknown as Stytch;
}

/** Makes all operations as flat functions, each named by its camel-cased operationId. */
export function createOperations(options: StytchOptions): Operations<CallOptions> {
  return createPackageOperations({ ...options, api }) as unknown as Operations<CallOptions>;
}

export interface api_notes_v1_AddRequest {
  /** The note. */
  text: string;
  /** The subject of a note. */
  kind?: NoteKind | undefined;
}

/**
 * The subject of a note.
 * @enum {string}
 */
export type NoteKind = "billing" | "fraud" | "other";

export interface api_notes_v1_AddResponse {
  request_id: string;
  status_code: number;
  /** A note about a user. */
  note: Note;
  /** A person who can sign in to your application. */
  user: api_user_v1_User;
}

/** A note about a user. */
export interface Note {
  note_id: string;
  /** Whom it is about. */
  user_id: string;
  text: string;
  /** The subject of a note. */
  kind: NoteKind;
}

export interface api_notes_v1_SearchRequest {
  /** The subject of a note. */
  kind?: NoteKind | undefined;
  /** The size of a page. */
  limit?: number | undefined;
  /** Where the page begins. */
  cursor?: string | undefined;
}

export interface api_notes_v1_SearchResponse {
  request_id: string;
  status_code: number;
  notes: Note[];
  next_cursor?: string;
}

/** Params of `api_notes_v1_Add`. Note something about a user. */
export type api_notes_v1_AddParams = {
  /** The user's `user_id`. */
  user_id: string;
} & api_notes_v1_AddRequest;

/** Params of a walk over all pages of `api_notes_v1_Search`, and where to begin. */
export interface api_notes_v1_SearchAllParams extends Omit<api_notes_v1_SearchRequest, "cursor"> {
  /** Where to begin: the `cursor` of an earlier walk, or a `next_cursor`. Without it, at the first page. */
  cursor?: string | undefined;
}

export interface UsersMethods<Options> {
  /**
   * Note something about a user.
   *
   * `POST /v1/users/{user_id}/notes`
   */
  readonly addNote: (
    params: api_notes_v1_AddParams,
    options?: Options,
  ) => APIPromise<api_notes_v1_AddResponse>;
}

/** What your support staff wrote down about users. */
export interface NotesMethods<Options> {
  /**
   * Search notes.
   *
   * `POST /v1/notes/search`
   */
  readonly search: (
    params?: api_notes_v1_SearchRequest,
    options?: Options,
  ) => APIPromise<api_notes_v1_SearchResponse>;
  /**
   * Every item that `search` finds, page after page, each fetched when it is needed.
   *
   * `limit` is the size of a page. Break out of the loop to stop; `.pages()` gives whole answers. With `prefetch` the next page comes while this one is consumed, and `cursor` goes on where another walk stood.
   *
   * @throws {StytchResponseError} in the loop, for an answer without its list, a cursor that comes back, or an end that the total contradicts. `.cursor` tells where to go on.
   */
  readonly searchAll: (
    params?: api_notes_v1_SearchAllParams,
    options?: Options & PageOptions,
  ) => Pages<Note, api_notes_v1_SearchResponse>;
}

/** The methods that the document adds. */
export interface ExtraMethods<Options> {
  readonly users: UsersMethods<Options>;
  /** What your support staff wrote down about users. */
  readonly notes: NotesMethods<Options>;
}

/** The operations as flat functions, named by camel-cased operationId. */
export interface Operations<Options> extends PackageOperations<Options> {
  /** Note something about a user. See {@link UsersMethods.addNote}. */
  readonly apiNotesV1Add: UsersMethods<Options>["addNote"];
  /** Search notes. See {@link NotesMethods.search}. */
  readonly apiNotesV1Search: NotesMethods<Options>["search"];
}

/** The params and the result of each operation, by operationId, and apart from each other the body and the query's names. */
export interface OperationTypes extends PackageOperationTypes {
  /** Note something about a user. */
  api_notes_v1_Add: {
    params: api_notes_v1_AddParams;
    result: api_notes_v1_AddResponse;
    body: api_notes_v1_AddRequest;
  };
  /** Search notes. */
  api_notes_v1_Search: {
    params: api_notes_v1_SearchRequest | undefined;
    result: api_notes_v1_SearchResponse;
    body: api_notes_v1_SearchRequest;
  };
}

export interface paths {
  "/v1/users/{user_id}/notes": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Note something about a user */
    post: operations["api_notes_v1_Add"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/notes/search": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Search notes */
    post: operations["api_notes_v1_Search"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}

export interface operations {
  api_notes_v1_Add: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The user's `user_id`. */
        user_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_notes_v1_AddRequest;
      };
    };
    responses: {
      /** The note, and the user as they are now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_notes_v1_AddResponse;
        };
      };
    };
  };
  api_notes_v1_Search: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_notes_v1_SearchRequest;
      };
    };
    responses: {
      /** A page of notes. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_notes_v1_SearchResponse;
        };
      };
    };
  };
}

/** The paths of both documents. */
export type Paths = PackagePaths & paths;
