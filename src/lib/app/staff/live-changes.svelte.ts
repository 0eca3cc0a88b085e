import * as v from 'valibot';
import type { LocalMonth } from '#lib/domain/dates.ts';
import { localMonth } from './skdn-report.ts';

/** The part of EventSource that is used here. */
export type LiveSource = Pick<EventSource, 'addEventListener' | 'close' | 'readyState'>;

const changedMessage = v.object({ months: v.array(localMonth) });
const CLOSED = 2;

/** How long a stream that the server has refused or ended is left alone; the browser itself reconnects broken ones. */
const REOPEN_AFTER_MS = 20_000;

/** Hears from the server which months' counts have changed. Messages that make no sense are passed over. */
export class LiveChanges {
  readonly #open: () => LiveSource;
  readonly #onchanged: (months: readonly LocalMonth[]) => void;
  #source: LiveSource;
  #reopening: ReturnType<typeof setTimeout> | undefined;
  #connected = $state(false);

  /** @param onconnected called at each connection but the first: what happened in between was missed */
  constructor(
    open: () => LiveSource,
    { onchanged, onconnected }: { onchanged: (months: readonly LocalMonth[]) => void; onconnected: () => void },
  ) {
    this.#open = open;
    this.#onchanged = onchanged;
    this.#source = this.#listen(onconnected, true);
  }

  /** True while changes come in by themselves. */
  get connected(): boolean {
    return this.#connected;
  }

  close(): void {
    clearTimeout(this.#reopening);
    this.#source.close();
    this.#connected = false;
  }

  #listen(onconnected: () => void, first: boolean): LiveSource {
    const source = this.#open();
    let fresh = first;
    source.addEventListener('open', () => {
      this.#connected = true;
      if (!fresh) onconnected();
      fresh = false;
    });
    source.addEventListener('error', () => {
      this.#connected = false;
      if (source.readyState !== CLOSED) return;
      this.#reopening = setTimeout(() => (this.#source = this.#listen(onconnected, false)), REOPEN_AFTER_MS);
    });
    source.addEventListener('changed', (event) => {
      const message = v.safeParse(v.pipe(v.string(), v.parseJson(), changedMessage), event.data);
      if (message.success) this.#onchanged(message.output.months);
    });
    return source;
  }
}
