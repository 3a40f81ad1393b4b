/** The version that a changelog has as unreleased; none where all are released. */
export function unreleasedVersion(changelog: string): string | undefined {
  return /^## (\d+\.\d+\.\d+) \(unreleased\)$/m.exec(changelog)?.[1];
}
