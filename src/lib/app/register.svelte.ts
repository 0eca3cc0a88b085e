import type { DeviceData } from '#lib/db/device-data.ts';
import { readRows, readRowsByKey, readRowsInStrokes, readRowsOfSubject } from '#lib/db/subjects.ts';
import { registerId } from '#lib/doc/document-id.ts';
import { isLocalDate } from '#lib/domain/dates.ts';
import type { PersonTraits } from '#lib/domain/people/likeness.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { compareText, type Row, type RowKey } from '#lib/events/fold.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { readVisit, type VisitRecord } from '#lib/events/visit-view.ts';
import { flagIn, textIn, type Answers } from '#lib/forms/engine/answers.ts';
import type { Outside } from './outside.ts';
import { PeopleIndex, type PersonHit } from './people-index.ts';
import type { RecordProblem } from './problems.ts';
import type { Recorder } from './recorder.ts';
import { newSlots, replacedBy, toSlots } from './statement-data.ts';

export type { PersonHit } from './people-index.ts';

/** What the register needs. */
export interface RegisterPorts {
  readonly data: DeviceData;
  readonly recorder: Recorder;
  readonly posyanduId: string;
  readonly newId: Outside['newId'];
}

/** The people of a Posyandu, as this device knows them; follows every change, from here or elsewhere. */
export class Register {
  readonly documentId: string;
  readonly #ports: RegisterPorts;
  readonly #index = new PeopleIndex();
  readonly #stop: () => void;
  #reloading: Promise<void> = Promise.resolve();
  #people = $state.raw<readonly PersonRecord[]>([]);
  /** Replaced with each change, so that whoever reads the index follows it. */
  #current = $state.raw<{ readonly index: PeopleIndex }>({ index: this.#index });

  private constructor(ports: RegisterPorts) {
    this.#ports = ports;
    this.documentId = registerId(ports.posyanduId);
    this.#stop = ports.data.changes.listen((change) => {
      if (change.kind === 'rows' && change.documentId === this.documentId) void this.#reload(change.keys);
    });
  }

  static async open(ports: RegisterPorts): Promise<Register> {
    const register = new Register(ports);
    // What changes meanwhile is read after all of this.
    register.#reloading = register.#readAll();
    await register.#reloading;
    return register;
  }

  /** In the order of their names. Includes visitors from elsewhere and those who left (see `outOfArea`, `status`). */
  get people(): readonly PersonRecord[] {
    return this.#people;
  }

  find(personId: string): PersonRecord | undefined {
    return this.#current.index.find(personId);
  }

  /** Forgiving search over name, mother, RT and the last digits of the NIK; best first, at most 50. */
  search(text: string): readonly PersonHit[] {
    return this.#current.index.search(text);
  }

  /** People who may be the same as the one about to be registered; best first. */
  findDoubles(answers: Answers): readonly PersonHit[] {
    return this.#current.index.findAlike(traitsOf(answers));
  }

  /** The row behind a person, with every reading of every slot. */
  rowOf(personId: string): Row | undefined {
    return this.#current.index.rowOf(personId);
  }

  /** The id under which a person is shown; another one where doubles were joined. */
  canonicalId(personId: string): string {
    return this.#current.index.canonicalId(personId);
  }

  /** Every id that means this person: one, and those of doubles that were joined to it. */
  idsOf(personId: string): readonly string[] {
    return this.#current.index.idsOf(personId);
  }

  /** Registers a person under a new random id. Answers are those of the form `person`. */
  registerPerson(answers: Answers): Promise<Result<PersonRecord, RecordProblem>> {
    return this.#state(this.#ports.newId(), answers, undefined);
  }

  /** States new values of a person; only what differs is written, and replaces what stood. */
  changePerson(personId: string, answers: Answers, reason?: string): Promise<Result<PersonRecord, RecordProblem>> {
    return this.#state(this.canonicalId(personId), answers, reason);
  }

  /** All visits of a person that this device holds, oldest first. */
  async loadVisits(personId: string): Promise<readonly VisitRecord[]> {
    const { database } = this.#ports.data;
    const ids = this.#index.idsOf(personId);
    const rows = await Promise.all(ids.map((subject) => readRowsOfSubject(database, { table: 'visit', subject })));
    const visits = rows.flat().flatMap((row) => readVisit(row) ?? []);
    return visits.sort((a, b) => compareText(a.date, b.date));
  }

  async close(): Promise<void> {
    this.#stop();
    await this.#reloading;
  }

  async #state(
    personId: string,
    answers: Answers,
    reason: string | undefined,
  ): Promise<Result<PersonRecord, RecordProblem>> {
    const row = this.#index.rowOf(personId);
    const slots = newSlots(row, toSlots(answers));
    const known = this.#index.find(personId);
    if (known && Object.keys(slots).length === 0) return ok(known);
    const data = reason === undefined ? slots : { ...slots, $reason: reason };
    const statement = { type: 'person', subject: personId, data, replaces: replacedBy(row, slots) } as const;
    const recorded = await this.#ports.recorder.record(this.documentId, [statement]);
    if (!recorded.ok) return recorded;
    await this.#reload([{ table: 'person', subject: personId }]);
    const person = this.#index.find(personId);
    // The journal has it; the row follows as soon as there is room to write it.
    return person ? ok(person) : err({ code: 'storage.full' });
  }

  async #readAll(): Promise<void> {
    const { database } = this.#ports.data;
    for await (const rows of readRowsInStrokes(database, this.documentId, 'person')) this.#index.take(rows);
    this.#take(await readRows(database, this.documentId, 'personMerge'));
  }

  /** One after the other, so that an older reading never comes to stand over a newer one; one that failed has been told of. */
  #reload(keys: readonly RowKey[]): Promise<void> {
    this.#reloading = this.#reloadAfter(this.#reloading, keys);
    return this.#reloading;
  }

  async #reloadAfter(before: Promise<void>, keys: readonly RowKey[]): Promise<void> {
    await before.catch(() => undefined);
    this.#take(await readRowsByKey(this.#ports.data.database, this.documentId, keys));
  }

  #take(rows: readonly Row[]): void {
    this.#index.take(rows);
    this.#people = this.#index.list();
    this.#current = { index: this.#index };
  }
}

function traitsOf(answers: Answers): PersonTraits {
  const birthDate = textIn(answers, 'birthDate');
  const sex = textIn(answers, 'sex');
  return {
    name: textIn(answers, 'name'),
    sex: sex === 'm' || sex === 'f' ? sex : undefined,
    birthDate: birthDate !== undefined && isLocalDate(birthDate) ? birthDate : undefined,
    birthDateEstimated: flagIn(answers, 'birthDateEstimated'),
    nik: textIn(answers, 'nik'),
    familyCardNo: textIn(answers, 'familyCardNo'),
    motherName: textIn(answers, 'motherName'),
    motherNik: textIn(answers, 'motherNik'),
  };
}
