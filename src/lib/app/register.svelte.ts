import type { DeviceData } from '#lib/db/device-data.ts';
import { readRow, readRows, readRowsOfSubject } from '#lib/db/subjects.ts';
import { registerId } from '#lib/doc/document-id.ts';
import { isLocalDate } from '#lib/domain/dates.ts';
import { computeLikeness, foldTraits, type FoldedTraits, type PersonTraits } from '#lib/domain/people/likeness.ts';
import { PersonSearch } from '#lib/domain/people/person-search.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { compareText, type Row } from '#lib/events/fold.ts';
import { readPerson, type PersonRecord } from '#lib/events/person-view.ts';
import { readVisit, type VisitRecord } from '#lib/events/visit-view.ts';
import { flagIn, textIn, type Answers } from '#lib/forms/engine/answers.ts';
import type { Outside } from './outside.ts';
import type { RecordProblem } from './problems.ts';
import type { Recorder } from './recorder.ts';
import { newSlots, replacedBy, toSlots } from './statement-data.ts';

/** A person found, and why: reasons of `likeness`, none for a search. */
export interface PersonHit {
  readonly person: PersonRecord;
  readonly reasons: readonly string[];
}

/** What the register needs. */
export interface RegisterPorts {
  readonly data: DeviceData;
  readonly recorder: Recorder;
  readonly posyanduId: string;
  readonly newId: Outside['newId'];
}

const SEARCH_LIMIT = 50;

/** The people of a Posyandu, as this device knows them; follows every change, from here or elsewhere. */
export class Register {
  readonly documentId: string;
  readonly #ports: RegisterPorts;
  readonly #rows = new Map<string, Row>();
  readonly #byId = new Map<string, PersonRecord>();
  readonly #search = new PersonSearch();
  /** Names are folded once a person. */
  readonly #folded = new WeakMap<PersonRecord, FoldedTraits>();
  readonly #stop: () => void;
  #reloading: Promise<void> = Promise.resolve();
  #people = $state.raw<readonly PersonRecord[]>([]);

  private constructor(ports: RegisterPorts) {
    this.#ports = ports;
    this.documentId = registerId(ports.posyanduId);
    this.#stop = ports.data.changes.listen((change) => {
      if (change.kind !== 'rows' || change.documentId !== this.documentId) return;
      const subjects = change.keys.flatMap(({ table, subject }) => (table === 'person' ? [subject] : []));
      if (subjects.length > 0) this.#reloading = this.#reload(subjects);
    });
  }

  static async open(ports: RegisterPorts): Promise<Register> {
    const register = new Register(ports);
    register.#take(await readRows(ports.data.database, register.documentId, 'person'));
    return register;
  }

  /** In the order of their names. Includes visitors from elsewhere and those who left (see `outOfArea`, `status`). */
  get people(): readonly PersonRecord[] {
    return this.#people;
  }

  find(personId: string): PersonRecord | undefined {
    return this.#people.length > 0 ? this.#byId.get(personId) : undefined;
  }

  /** Forgiving search over name, mother, RT and the last digits of the NIK; best first, at most 50. */
  search(text: string): readonly PersonHit[] {
    if (this.#people.length === 0) return [];
    return this.#search.find(text, SEARCH_LIMIT).flatMap(({ id }) => {
      const person = this.#byId.get(id);
      return person ? [{ person, reasons: [] }] : [];
    });
  }

  /** People who may be the same as the one about to be registered; best first. */
  findDoubles(answers: Answers): readonly PersonHit[] {
    const traits = foldTraits(traitsOf(answers));
    return this.#people
      .map((person) => ({ person, likeness: computeLikeness(traits, this.#foldedOf(person)) }))
      .filter(({ likeness }) => likeness.verdict !== 'unlikely')
      .sort((a, b) => b.likeness.score - a.likeness.score)
      .map(({ person, likeness }) => ({ person, reasons: likeness.reasons }));
  }

  /** Registers a person under a new random id. Answers are those of the form `person`. */
  registerPerson(answers: Answers): Promise<Result<PersonRecord, RecordProblem>> {
    return this.#state(this.#ports.newId(), answers, undefined);
  }

  /** States new values of a person; only what differs is written, and replaces what stood. */
  changePerson(personId: string, answers: Answers, reason?: string): Promise<Result<PersonRecord, RecordProblem>> {
    return this.#state(personId, answers, reason);
  }

  /** The row behind a person, with every reading of every slot. */
  rowOf(personId: string): Row | undefined {
    return this.#rows.get(personId);
  }

  /** All visits of a person that this device holds, oldest first. */
  async loadVisits(personId: string): Promise<readonly VisitRecord[]> {
    const rows = await readRowsOfSubject(this.#ports.data.database, { table: 'visit', subject: personId });
    return rows.flatMap((row) => readVisit(row) ?? []).sort((a, b) => compareText(a.date, b.date));
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
    const row = this.#rows.get(personId);
    const slots = newSlots(row, toSlots(answers));
    const known = this.#byId.get(personId);
    if (known && Object.keys(slots).length === 0) return ok(known);
    const data = reason === undefined ? slots : { ...slots, $reason: reason };
    const statement = { type: 'person', subject: personId, data, replaces: replacedBy(row, slots) } as const;
    const recorded = await this.#ports.recorder.record(this.documentId, [statement]);
    if (!recorded.ok) return recorded;
    await this.#reload([personId]);
    const person = this.#byId.get(personId);
    // The journal has it; the row follows as soon as there is room to write it.
    return person ? ok(person) : err({ code: 'storage.full' });
  }

  async #reload(subjects: readonly string[]): Promise<void> {
    const { database } = this.#ports.data;
    const rows = await Promise.all(
      subjects.map((subject) => readRow(database, this.documentId, { table: 'person', subject })),
    );
    this.#take(rows.filter((row) => row !== undefined));
  }

  #foldedOf(person: PersonRecord): FoldedTraits {
    const known = this.#folded.get(person);
    if (known) return known;
    const folded = foldTraits(person);
    this.#folded.set(person, folded);
    return folded;
  }

  #take(rows: readonly Row[]): void {
    for (const row of rows) {
      const person = readPerson(row);
      if (!person) continue;
      this.#rows.set(row.subject, row);
      this.#byId.set(row.subject, person);
      this.#search.set({ ...person, id: row.subject });
    }
    this.#people = [...this.#byId.values()].sort((a, b) => compareNames(a.name, b.name));
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

const collator = new Intl.Collator('id');

function compareNames(a: string, b: string): number {
  return collator.compare(a, b);
}
