import { onDestroy } from 'svelte';
import type { App } from '#lib/app/app.svelte.ts';
import { Care } from '#lib/app/care/care.svelte.ts';
import { t } from '#lib/i18n/visit-text.ts';
import { getNotices, type Notices } from '../../notices.svelte.ts';

type Saved = Parameters<Care['undo']>[0];
/** What every way of recording answers: the entry, or why it could not be kept. */
type Recorded = Promise<
  { readonly ok: true; readonly value: Saved } | { readonly ok: false; readonly problem: { readonly code: string } }
>;

/** What a page of care works with: it opens when the page comes and closes when it goes. Made in a component's script. */
export class CareDesk {
  readonly #notices: Notices = getNotices();
  #care = $state.raw<Care>();
  #busy = $state(false);
  #problem = $state.raw<{ readonly code: string }>();
  #isGone = false;

  constructor(app: App) {
    void this.#open(app);
    onDestroy(() => {
      this.#isGone = true;
      void this.#care?.close();
    });
  }

  /** Undefined while what the device holds is being read. */
  get care(): Care | undefined {
    return this.#care;
  }
  get busy(): boolean {
    return this.#busy;
  }
  /** Why the last entry could not be recorded. */
  get problem(): { readonly code: string } | undefined {
    return this.#problem;
  }

  /** Records something, says so, and offers the way back for ten seconds. */
  async record(recording: Recorded, text: string): Promise<boolean> {
    return this.recordAll([() => recording], text);
  }

  /** Records one after the other; stops at the first that fails. */
  async recordAll(recordings: readonly (() => Recorded)[], text: string): Promise<boolean> {
    this.#busy = true;
    const saved: Saved[] = [];
    this.#problem = undefined;
    for (const start of recordings) {
      const one = await start();
      if (one.ok) saved.push(one.value);
      else this.#problem = one.problem;
      if (!one.ok) break;
    }
    this.#busy = false;
    if (saved.length > 0) this.#notices.show({ text, undo: () => void this.#undo(saved) });
    return saved.length === recordings.length;
  }

  async #undo(saved: readonly Saved[]): Promise<void> {
    for (const one of saved) {
      const undone = await this.#care?.undo(one);
      this.#problem = undone && !undone.ok ? undone.problem : this.#problem;
    }
    if (!this.#problem) this.#notices.show({ text: t('visit.undone') });
  }

  async #open(app: App): Promise<void> {
    const care = await Care.open(app);
    if (this.#isGone) await care?.close();
    else this.#care = care;
  }
}
