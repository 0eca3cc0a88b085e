import type { LocalDate } from '#lib/domain/dates.ts';
import type { Result } from '#lib/domain/result.ts';
import type { TableName } from '#lib/events/catalogue.ts';
import type { App } from '../app.svelte.ts';
import { isNakes } from '../care/care-ports.ts';
import { FOLLOWED_TABLES } from '../interpretation/day-results.svelte.ts';
import type { RecordProblem } from '../problems.ts';
import type { Records, Saved } from '../records/records.svelte.ts';
import type { Register } from '../register.svelte.ts';
import { makeViewContext } from '../view-context.ts';
import { listSessions, type ListedSession } from './session-list.ts';
import { SessionPass } from './session-pass.svelte.ts';

/** Tables that say where sessions stand. */
const STANDING_TABLES = ['session', 'visit', 'validation'] as const satisfies TableName[];

/** What an `App` gives for it. */
export type SessionsApp = Pick<App, 'openRecords' | 'register' | 'sessionDay' | 'signIn' | 'device' | 'ticks'>;

/** All session days of a Posyandu with where they stand, live; and the way into one of them. Close it when the page goes. */
export class Sessions {
  readonly records: Records;
  readonly #app: SessionsApp;
  readonly #register: Register;
  readonly #day: LocalDate;
  readonly #list = $derived.by(() =>
    listSessions({
      sessions: this.records.rows('session'),
      visits: this.records.rows('visit'),
      validations: this.records.rows('validation'),
    }),
  );

  private constructor(records: Records, app: SessionsApp, register: Register, day: LocalDate) {
    this.records = records;
    this.#app = app;
    this.#register = register;
    this.#day = day;
  }

  /**
   * Opens with all that this device holds; undefined before the device is enrolled.
   * @param more tables that a page follows besides
   */
  static async open(app: SessionsApp, more: readonly TableName[] = []): Promise<Sessions | undefined> {
    const tables = new Set<TableName>([...STANDING_TABLES, ...FOLLOWED_TABLES, ...more]);
    const records = await app.openRecords([...tables]);
    const { register, sessionDay } = app;
    if (records && register && sessionDay) return new Sessions(records, app, register, sessionDay.date);
    await records?.close();
    return undefined;
  }

  /** The newest first. */
  get list(): readonly ListedSession[] {
    return this.#list;
  }

  get register(): Register {
    return this.#register;
  }

  /** The day of the Posyandu's own place; also over midnight. */
  get today(): LocalDate {
    return this.#app.sessionDay?.date ?? this.#day;
  }

  /** True while a nakes uses the device. */
  get isNakes(): boolean {
    return isNakes(this.author()?.role);
  }

  readonly author = (): SessionsApp['signIn']['current'] => this.#app.signIn.current;

  find(documentId: string): ListedSession | undefined {
    return this.#list.find((one) => one.documentId === documentId);
  }

  /** One session, to be gone through person by person. Undefined where this device holds no such session. */
  pass(documentId: string): SessionPass | undefined {
    if (!this.find(documentId)) return undefined;
    const context = makeViewContext(this.#register, this.#app.device, this.#app.ticks);
    return new SessionPass({ sessions: this, context, register: this.#register, records: this.records }, documentId);
  }

  /** Takes an entry back within ten seconds: what it replaced stands again. */
  undo(saved: Saved): Promise<Result<undefined, RecordProblem>> {
    return this.records.undo(saved);
  }

  close(): Promise<void> {
    return this.records.close();
  }
}
