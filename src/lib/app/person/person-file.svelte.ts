import type { Change } from '#lib/db/changes.ts';
import type { DeviceData } from '#lib/db/device-data.ts';
import { readHistories, readHistoriesAbout, type SubjectHistory } from '#lib/db/histories.ts';
import { readRowsOfTable } from '#lib/db/subjects.ts';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import type { TableName } from '#lib/events/catalogue.ts';
import { compareText, foldSubject, type Row } from '#lib/events/fold.ts';
import { joinRows } from '#lib/events/joined-row.ts';
import { readPregnancies, type PregnancyRecord } from '#lib/events/pregnancy-view.ts';
import { readVisit, type VisitRecord } from '#lib/events/visit-view.ts';
import type { Register } from '../register.svelte.ts';
import { localDateOf } from '../today.ts';
import type { ViewContext } from '../visit-views.ts';
import { buildTimeline, writtenDays, type TimelineEntry } from './timeline.ts';

/** What the file of a person needs. */
export interface PersonFilePorts {
  readonly data: Pick<DeviceData, 'database' | 'changes'>;
  readonly register: Pick<Register, 'idsOf' | 'documentId'>;
  /** Names of authors and devices. */
  readonly names: Pick<ViewContext, 'nameOf' | 'nameOfDevice'>;
}

/** Tables whose subject is the person. What was answered in confidence is in none: it has a page and rights of its own. */
const BY_SUBJECT = ['person', 'visit'] as const satisfies readonly TableName[];
/** Tables whose rows name the person in the slot `personId`. */
const BY_SLOT: ReadonlySet<TableName> = new Set([
  'pregnancy',
  'homeVisit',
  'referral',
  'communityReport',
  'dose',
  'supply',
  'contact',
  'lab',
]);

/**
 * Everything this device holds of one person, over all documents and years, with the trail of every correction. Follows what is written
 * while it is open, here or elsewhere. Doubles that were joined are one person.
 */
export class PersonFile {
  readonly personId: string;
  readonly names: PersonFilePorts['names'];
  readonly #ports: PersonFilePorts;
  readonly #stop: () => void;
  #reading: Promise<void> = Promise.resolve();
  #histories = $state.raw<readonly SubjectHistory[]>([]);
  #sessions = $state.raw<readonly Row[]>([]);
  readonly #timeline = $derived(buildTimeline(this.#histories, { dayOf: localDateOf }));

  private constructor(ports: PersonFilePorts, personId: string) {
    this.#ports = ports;
    this.personId = personId;
    this.names = ports.names;
    this.#stop = ports.data.changes.listen((change) => {
      if (this.#mayConcern(change)) void this.#read();
    });
  }

  static async open(ports: PersonFilePorts, personId: string): Promise<PersonFile> {
    const file = new PersonFile(ports, personId);
    await file.#read();
    return file;
  }

  /** All that is known, the newest first. */
  get timeline(): readonly TimelineEntry[] {
    return this.#timeline;
  }

  /** All that was known at an instant, by the clocks of the devices that wrote it. @param at ms since epoch */
  timelineAt(at: number): readonly TimelineEntry[] {
    return buildTimeline(this.#histories, { dayOf: localDateOf, until: at });
  }

  /** The days on which something was written, newest first, each with its last instant. */
  get writtenDays(): ReturnType<typeof writtenDays> {
    return writtenDays(this.#histories, localDateOf);
  }

  /** The rows of a table as they stand, the newest day first. */
  rows(table: TableName): readonly Row[] {
    return this.#timeline.filter((entry) => entry.table === table).map(({ row }) => row);
  }

  /** Every session the person came to, oldest first. */
  get visits(): readonly VisitRecord[] {
    const visits = this.rows('visit').flatMap((row) => readVisit(row) ?? []);
    return visits.toSorted((a, b) => compareText(a.date, b.date));
  }

  /** Pregnancies as episodes, what was entered by mistake left out. */
  get pregnancies(): readonly PregnancyRecord[] {
    return readPregnancies(this.rows('pregnancy'));
  }

  /** The session days of the Posyandu, as rows. */
  get sessions(): readonly Row[] {
    return this.#sessions;
  }

  /** Every standing row, whatever its table. */
  get allRows(): readonly Row[] {
    return this.#timeline.map(({ row }) => row);
  }

  async close(): Promise<void> {
    this.#stop();
    await this.#reading;
  }

  #mayConcern(change: Change): boolean {
    if (change.kind !== 'rows') return false;
    const ids = new Set(this.#ports.register.idsOf(this.personId));
    return change.keys.some(
      ({ table, subject }) => BY_SLOT.has(table) || (BY_SUBJECT.some((one) => one === table) && ids.has(subject)),
    );
  }

  /** One reading after the other, so that an older one never comes to stand over a newer one. */
  #read(): Promise<void> {
    this.#reading = this.#readAfter(this.#reading);
    return this.#reading;
  }

  async #readAfter(before: Promise<void>): Promise<void> {
    await before.catch(() => undefined);
    const { database } = this.#ports.data;
    const ids = this.#ports.register.idsOf(this.personId);
    const named = new Set(ids);
    const [own, about, sessions] = await Promise.all([
      Promise.all(BY_SUBJECT.flatMap((table) => ids.map((subject) => readHistories(database, { table, subject })))),
      readHistoriesAbout(database, ids, BY_SLOT),
      readRowsOfTable(database, 'session'),
    ]);
    const posyanduId = parseDocumentId(this.#ports.register.documentId)?.posyanduId;
    this.#sessions = sessions.filter(({ documentId }) => parseDocumentId(documentId)?.posyanduId === posyanduId);
    this.#histories = [...own.flat(), ...stillAbout(about, named)];
  }
}

/**
 * Of histories by subject those that still speak of the person: a dose put to the wrong child and corrected belongs to the other one.
 * What its documents say together decides.
 */
function stillAbout(histories: readonly SubjectHistory[], ids: ReadonlySet<string>): SubjectHistory[] {
  const bySubject = Map.groupBy(histories, ({ table, subject }) => `${table} ${subject}`);
  return [...bySubject.values()].flatMap((group) => {
    const rows = group.flatMap((one) => foldSubject(one.documentId, one, one.events) ?? []);
    const named = joinRows(rows)?.slots['personId'] ?? [];
    return named.some(({ value }) => typeof value === 'string' && ids.has(value)) ? group : [];
  });
}
