import type { LocalDate } from '#lib/domain/dates.ts';
import type { App } from '../app.svelte.ts';
import type { Records } from '../records/records.svelte.ts';
import { listSessions, sessionsForCadres } from './session-list.ts';

/** A day that a nakes has given back to the cadres. */
export interface SentBackSession {
  readonly documentId: string;
  readonly date: LocalDate;
  readonly note: string;
}

/** The days that wait for the cadres, live, without reading a single visit: whether a day was sent back, the days and the decisions say. */
export class SentBackSessions {
  readonly #records: Records;
  readonly #list = $derived.by((): readonly SentBackSession[] => {
    const tables = {
      sessions: this.#records.rows('session'),
      visits: [],
      validations: this.#records.rows('validation'),
    };
    return sessionsForCadres(listSessions(tables)).map(({ documentId, date, view }) => ({
      documentId,
      date,
      note: view.note ?? '',
    }));
  });

  private constructor(records: Records) {
    this.#records = records;
  }

  /** Opens with all that this device holds; undefined before the device is enrolled. */
  static async open(app: Pick<App, 'openRecords'>): Promise<SentBackSessions | undefined> {
    const records = await app.openRecords(['session', 'validation']);
    return records && new SentBackSessions(records);
  }

  /** The newest first. */
  get list(): readonly SentBackSession[] {
    return this.#list;
  }

  close(): Promise<void> {
    return this.#records.close();
  }
}
