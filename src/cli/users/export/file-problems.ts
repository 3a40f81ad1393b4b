/** The system's words for a failed write, as a person understands them, and a remedy. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full. Make room",
  EDQUOT: "your share of the disk is used up. Make room",
  EFBIG: "the file has become as large as files may be here. Raise that limit, or take another disk",
  EACCES: "you may not write there. Choose another place by --out, or have the folder's mode changed",
  EPERM: "you may not write there. Choose another place by --out, or have the folder's mode changed",
  EROFS: "that file system is read-only. Choose another place by --out",
  ENOENT: "its folder doesn't exist. Make it, or choose another place by --out",
  ENOTDIR: "a part of its path is a file and no folder. Choose another place by --out",
  EISDIR: "there is a folder of that name. Choose another name by --out",
  ENAMETOOLONG: "its name is too long. Choose another by --out",
  EMFILE: "too many files are open. Close some",
  EIO: "the disk failed. Check it",
};

/**
 * Says why a file couldn't be written or read, where that is what an error is.
 *
 * @returns a sentence without its full stop, or nothing for another error
 */
export function explainFileProblem(error: unknown): string | undefined {
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  if (typeof code !== "string" || typeof syscall !== "string") return undefined;
  const what = path === undefined ? "The export" : path;
  return `${what} can't be written: ${REASONS[code] ?? "the system refused"} (${code})`;
}
