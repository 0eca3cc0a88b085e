import type { Drafts } from '#lib/app/drafts.ts';

/** A draft as it was put away. */
export interface StoredDraft {
  /** Still unread: the form parses it. */
  readonly entry: unknown;
  /** What stood when the form was first opened. */
  readonly seen: readonly string[] | undefined;
}

/** The draft of one form about one subject; a form that is being left, or whose tab is killed, finds it again. */
export class FormDraft {
  readonly #drafts: Pick<Drafts, 'load' | 'save' | 'clear'>;
  readonly #form: string;
  readonly #subject: string;

  constructor(drafts: Pick<Drafts, 'load' | 'save' | 'clear'>, form: string, subject: string) {
    this.#drafts = drafts;
    this.#form = form;
    this.#subject = subject;
  }

  async load(): Promise<StoredDraft> {
    const raw = await this.#drafts.load(this.#form, this.#subject);
    if (typeof raw !== 'object' || raw === null) return { entry: undefined, seen: undefined };
    const seen = 'seen' in raw && Array.isArray(raw.seen) ? raw.seen.filter((id) => typeof id === 'string') : undefined;
    return { entry: 'entry' in raw ? raw.entry : undefined, seen };
  }

  save(entry: unknown, seen: readonly string[] = []): void {
    this.#drafts.save(this.#form, this.#subject, { entry, seen });
  }

  clear(): Promise<void> {
    return this.#drafts.clear(this.#form, this.#subject);
  }
}
