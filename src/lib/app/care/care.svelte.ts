import type { LocalDate } from '#lib/domain/dates.ts';
import type { TableName } from '#lib/events/catalogue.ts';
import type { Result } from '#lib/domain/result.ts';
import type { App } from '../app.svelte.ts';
import type { RecordProblem } from '../problems.ts';
import type { Records, Saved } from '../records/records.svelte.ts';
import { isNakes, type CarePorts } from './care-ports.ts';
import { Confidential } from './confidential.svelte.ts';
import { Doses } from './doses.svelte.ts';
import { Episodes } from './episodes.svelte.ts';
import { Examinations } from './examinations.svelte.ts';
import { Stock } from './stock.svelte.ts';
import { Supplies } from './supplies.svelte.ts';

/** Tables that care follows. */
export const CARE_TABLES: readonly TableName[] = [
  'dose',
  'supply',
  'contact',
  'lab',
  'pregnancy',
  'sensitive',
  'session',
];

/** The care of a Posyandu's people: doses, supplies, examinations, episodes, confidential answers. Close it when the page goes. */
export class Care {
  readonly doses: Doses;
  readonly supplies: Supplies;
  readonly examinations: Examinations;
  readonly episodes: Episodes;
  readonly stock: Stock;
  readonly confidential: Confidential;
  readonly #records: Records;
  readonly #ports: CarePorts;

  constructor(ports: CarePorts, day: () => App['sessionDay']) {
    this.#ports = ports;
    this.#records = ports.records;
    this.doses = new Doses(ports);
    this.supplies = new Supplies(ports);
    this.examinations = new Examinations(ports);
    this.episodes = new Episodes(ports);
    this.stock = new Stock(ports, () => day()?.documentId ?? '');
    this.confidential = new Confidential(ports, day);
  }

  /** Opens with all that this device holds; undefined before the device is enrolled. */
  static async open(app: App): Promise<Care | undefined> {
    const records = await app.openRecords(CARE_TABLES);
    const { register, sessionDay } = app;
    if (!records || !register || !sessionDay) return undefined;
    const today = () => app.sessionDay?.date ?? sessionDay.date;
    return new Care({ records, register, today, author: () => app.signIn.current }, () => app.sessionDay);
  }

  get today(): LocalDate {
    return this.#ports.today();
  }

  /** True while a nakes uses the device: what only nakes may state is shown to them only. */
  get isNakes(): boolean {
    return isNakes(this.#ports.author()?.role);
  }

  /** Takes an entry back within ten seconds. */
  undo(saved: Saved): Promise<Result<undefined, RecordProblem>> {
    return this.#records.undo(saved);
  }

  async close(): Promise<void> {
    await this.#records.close();
  }
}
