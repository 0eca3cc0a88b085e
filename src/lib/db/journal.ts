import { ok, type Result } from '#lib/domain/result.ts';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import type { Changes } from './changes.ts';
import type { DeviceDatabase, JournalEntry } from './database.ts';
import { guardStorage } from './guard.ts';
import type { StorageProblem } from './storage-problem.ts';
import { STROKE } from './strokes.ts';

/** Received entries older than this are let go; the document holds the event. */
const KEEP_RECEIVED_MS = 60 * 24 * 3600 * 1000;
const PRUNE_EVERY_MS = 24 * 3600 * 1000;
const PRUNED_AT = 'journalPrunedAt';

/**
 * Own events, written here before anything else is done with them. What is in the journal reaches the document and the server in the end,
 * whatever dies in between.
 */
export class Journal {
  readonly #database: DeviceDatabase;
  readonly #changes: Changes;

  constructor(database: DeviceDatabase, changes: Changes) {
    this.#database = database;
    this.#changes = changes;
  }

  /** Writes events down; resolves when the disk has them (first tick). Where it fails nothing is written. */
  async append(documentId: string, events: readonly PosyanduEvent[]): Promise<Result<undefined, StorageProblem>> {
    const { journal } = this.#database;
    const written = await guardStorage(() =>
      this.#database.transaction('rw', journal, async () => {
        await journal.bulkAdd(events.map((event) => ({ eventId: event.id, documentId, event, state: 'saved' })));
        return ok(undefined);
      }),
    );
    if (written.ok) this.#changes.emit({ kind: 'saved', eventIds: events.map(({ id }) => id) });
    return written;
  }

  /** Entries that have no place in a document's stored bytes: to be replayed. */
  async listUnplaced(): Promise<JournalEntry[]> {
    const waiting = await this.#database.journal.where({ state: 'saved' }).toArray();
    return waiting.filter(({ position }) => position === undefined);
  }

  /** Ids of own events without the second tick, and the documents they are in. */
  async listUnsent(): Promise<Pick<JournalEntry, 'eventId' | 'documentId'>[]> {
    const waiting = await this.#database.journal.where({ state: 'saved' }).toArray();
    return waiting.map(({ eventId, documentId }) => ({ eventId, documentId }));
  }

  /**
   * Lets go of entries received long ago, a few at a time, and looks no more than once a day: a tablet that is much used keeps some thousand, and each
   * has to be opened to see when it was received. For when the start is over.
   * @param now ms since epoch
   */
  async prune(now: number): Promise<void> {
    const { journal, settings } = this.#database;
    const last: unknown = (await settings.get(PRUNED_AT))?.value;
    if (typeof last === 'number' && last <= now && now - last < PRUNE_EVERY_MS) return;
    const keys = await journal.where({ state: 'received' }).primaryKeys();
    for (let at = 0; at < keys.length; at += STROKE) {
      const entries = await journal.bulkGet(keys.slice(at, at + STROKE));
      const old = entries.filter((entry) => (entry?.receivedAt ?? now) < now - KEEP_RECEIVED_MS);
      await journal.bulkDelete(old.flatMap((entry) => entry?.eventId ?? []));
    }
    await settings.put({ key: PRUNED_AT, value: now });
  }
}
