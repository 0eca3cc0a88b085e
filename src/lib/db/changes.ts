import * as broadcast from 'lib0/broadcastchannel';
import type { RowKey } from '#lib/events/fold.ts';

/** What has changed on this device, whichever tab did it. */
export type Change =
  /** Rows of a document were folded anew. */
  | { readonly kind: 'rows'; readonly documentId: string; readonly keys: readonly RowKey[] }
  /** Own events were written to the journal. */
  | { readonly kind: 'saved'; readonly eventIds: readonly string[] }
  /** A receipt covers own events: second tick. */
  | {
      readonly kind: 'received';
      readonly documentId: string;
      readonly eventIds: readonly string[];
      readonly at: number;
    }
  /** The server has told what it has of a document, and that has changed. */
  | { readonly kind: 'receipt'; readonly documentId: string }
  /** Another device has shown what it has of a document. */
  | { readonly kind: 'holding'; readonly documentId: string }
  /** The server takes nothing for a document, or takes it again. */
  | { readonly kind: 'refusal'; readonly documentId: string; readonly code: string | undefined }
  /** Everything here was destroyed, with its key: whoever has the database open must let go of it. */
  | { readonly kind: 'destroyed' }
  /** A setting (device, profile, account) was written. */
  | { readonly kind: 'setting'; readonly key: string };

type Listener = (change: Change) => void;

/** Carries changes to the listeners of this tab and, by a broadcast channel, to those of every other tab. */
export class Changes {
  readonly #listeners = new Set<Listener>();
  readonly #channel: string;

  constructor(name: string) {
    this.#channel = `changes:${name}`;
    broadcast.subscribe(this.#channel, this.#deliver);
  }

  /** @returns how to stop listening */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Tells everybody; call it after the transaction has completed. */
  emit(change: Change): void {
    broadcast.publish(this.#channel, change, this);
  }

  close(): void {
    this.#listeners.clear();
    broadcast.unsubscribe(this.#channel, this.#deliver);
  }

  readonly #deliver = (change: Change): void => {
    for (const listener of this.#listeners) listener(change);
  };
}
