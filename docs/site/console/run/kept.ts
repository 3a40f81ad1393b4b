/** The state of the sandbox as the browser keeps it. */
export interface Kept {
  /** Changes with each write, so that a page knows whether another one has written. */
  readonly revision: string;
  /** A snapshot; what an older version of the site wrote may be none. */
  readonly snapshot: unknown;
}

const NAME = "stytch-fetch-docs";
const STORE = "sandbox";
const KEY = "state";
/** A store that takes longer, in milliseconds, is stuck. Without this, the call would never end, and no button ends it. */
const PATIENCE = 5_000;

// What a browser that keeps nothing, as in some private windows, has until the page is left.
let memory: Kept | undefined;
let isStuck = false;

/** Reads the state that all pages of the site share. */
export async function readKept(): Promise<Kept | undefined> {
  try {
    return await inStore<Kept | undefined>(
      "readonly",
      (store) => store.get(KEY) as IDBRequest<Kept | undefined>,
    );
  } catch {
    return memory;
  }
}

/** Writes the state. */
export async function writeKept(kept: Kept): Promise<void> {
  memory = kept;
  try {
    await inStore("readwrite", (store) => store.put(kept, KEY));
  } catch {
    // It is in memory.
  }
}

type Use<Result> = (store: IDBObjectStore) => IDBRequest<Result>;

function inStore<Result>(mode: IDBTransactionMode, use: Use<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      isStuck = true;
      reject(new Error("The browser's store doesn't answer."));
    };
    if (isStuck) {
      giveUp();
      return;
    }
    const timer = setTimeout(giveUp, PATIENCE);
    openStore(mode, use)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

async function openStore<Result>(mode: IDBTransactionMode, use: Use<Result>): Promise<Result> {
  const open = indexedDB.open(NAME, 1);
  open.onupgradeneeded = () => open.result.createObjectStore(STORE);
  const database = await settled(open);
  try {
    return await settled(use(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The browser's store failed."));
  });
}

/**
 * Lets one page of the site after the other work with the state. Where the browser has no locks, as without HTTPS,
 * they may come between one another.
 */
export async function alone<Result>(work: () => Promise<Result>): Promise<Result> {
  const locks = (navigator as { locks?: LockManager }).locks;
  return locks ? await locks.request(NAME, work) : work();
}
