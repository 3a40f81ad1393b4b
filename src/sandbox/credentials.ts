/** The credentials that a sandbox answers to. */
export interface Credentials {
  readonly projectId: string;
  readonly secret: string;
}
