/** Half-filled forms by account and form; they outlive reloads, kills and updates. Values are plain JSON (see `parseDraft` of the form engine). */
export interface Drafts {
  load(form: string, subject: string): Promise<unknown>;
  /** Put away at once; call it on every change, writes are gathered. */
  save(form: string, subject: string, entry: unknown): void;
  clear(form: string, subject: string): Promise<void>;
  /** Resolves when everything that was saved is on the disk. */
  settled(): Promise<void>;
}
