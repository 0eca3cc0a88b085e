/** Whoever keeps the projection up to date, in this thread or another. */
export interface Follower {
  /** Says that the log has something new; never waits. */
  wake(): void;
  /** Resolves when everything that was in the log at the call is in the tables. @throws what hindered it */
  catchUp(): Promise<void>;
  /** The same for the rows alone: what has to be counted is counted afterwards. @throws what hindered it */
  followLog(): Promise<void>;
  /** Empties the tables and makes them from the log. @throws what hindered it */
  rebuild(): Promise<void>;
  /** Calls back after each piece of work with the Puskesmas whose tables have changed. @returns how to stop */
  onChanged(listener: (puskesmasIds: ReadonlySet<string>) => void): () => void;
  /** Ends after the piece of work at hand. */
  close(): Promise<void>;
}

/** What the main thread asks of the projection's. `id` comes back with the answer. */
export type FollowerRequest =
  { readonly kind: 'wake' } | { readonly kind: 'catchUp' | 'followLog' | 'rebuild' | 'close'; readonly id: number };

/** What the projection's thread tells the main one. */
export type FollowerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'changed'; readonly puskesmasIds: readonly string[] }
  | { readonly kind: 'done'; readonly id: number; readonly failure: string | undefined }
  | { readonly kind: 'failed'; readonly failure: string };
