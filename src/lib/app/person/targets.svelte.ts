import type { Change } from '#lib/db/changes.ts';
import type { DeviceData } from '#lib/db/device-data.ts';
import { readHistoriesStating } from '#lib/db/histories.ts';
import { readRows, readRowsOfTable } from '#lib/db/subjects.ts';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import { completedMonths } from '#lib/domain/age.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import type { Json } from '#lib/events/envelope.ts';
import { foldSubject, type Row } from '#lib/events/fold.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { readPregnancies } from '#lib/events/pregnancy-view.ts';
import { textOf } from '#lib/events/slots.ts';
import { doseStatusesOf } from '#lib/events/person/dose-statuses.ts';
import { episodeStateOn } from '#lib/events/person/pregnancy-state.ts';
import type { Register } from '../register.svelte.ts';
import { heldSessions, type HeldSession } from '#lib/events/person/absence.ts';
import { listTargets, type Target, type TargetFacts } from './target-list.ts';

/** What the register as a list needs. */
export interface TargetsPorts {
  readonly data: Pick<DeviceData, 'database' | 'changes'>;
  readonly register: Pick<Register, 'people' | 'canonicalId' | 'documentId'>;
  readonly today: () => LocalDate;
}

/** How many sessions are looked back on for absences. */
const LOOK_BACK = 6;
/** Completed months to which doses of early childhood are listed as due. @source immunisation.md 3 */
const DOSES_TO_MONTHS = 71;

interface Known {
  readonly sessions: readonly HeldSession[];
  /** People who came, by session document. */
  readonly came: ReadonlyMap<string, ReadonlySet<string>>;
  readonly pregnancies: readonly Row[];
  readonly doses: ReadonlyMap<string, readonly Row[]>;
}

const NOTHING: Known = { sessions: [], came: new Map(), pregnancies: [], doses: new Map() };

/** The register as a list: who belongs to which group, who is due, who was absent. Follows the register, and episodes and doses as they are written. */
export class Targets {
  readonly #ports: TargetsPorts;
  readonly #stop: () => void;
  #known = $state.raw<Known>(NOTHING);
  #isLoaded = $state(false);
  #reading: Promise<void> = Promise.resolve();
  readonly #list = $derived.by(() => listTargets(this.#ports.register.people, this.#facts(this.#known)));

  constructor(ports: TargetsPorts) {
    this.#ports = ports;
    this.#stop = ports.data.changes.listen((change) => {
      if (this.#mayConcern(change)) void this.load();
    });
  }

  /** Everybody of the register, in the order of their names. */
  get list(): readonly Target[] {
    return this.#list;
  }

  /** False until absences, episodes and doses are known; names and ages are there at once. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** Reads what the list shows besides names. */
  load(): Promise<void> {
    this.#reading = this.#loadAfter(this.#reading);
    return this.#reading;
  }

  async close(): Promise<void> {
    this.#stop();
    await this.#reading;
  }

  #mayConcern(change: Change): boolean {
    return (
      change.kind === 'rows' &&
      change.keys.some(({ table }) => table === 'pregnancy' || table === 'dose' || table === 'session')
    );
  }

  /** One reading after the other, so that an older one never comes to stand over a newer one. */
  async #loadAfter(before: Promise<void>): Promise<void> {
    await before.catch(() => undefined);
    const { database } = this.#ports.data;
    const [sessionRows, pregnancies] = await Promise.all([
      readRowsOfTable(database, 'session'),
      readRows(database, this.#ports.register.documentId, 'pregnancy'),
    ]);
    const own = sessionRows.filter(({ documentId }) => this.#isOurs(documentId));
    const sessions = heldSessions(own, this.#ports.today()).slice(0, LOOK_BACK);
    const visits = await Promise.all(sessions.map(({ documentId }) => readRows(database, documentId, 'visit')));
    const came = sessions.map(({ documentId }, at) => [documentId, this.#peopleIn(visits[at] ?? [])] as const);
    this.#known = { sessions, came: new Map(came), pregnancies, doses: await this.#loadDoses() };
    this.#isLoaded = true;
  }

  async #loadDoses(): Promise<ReadonlyMap<string, readonly Row[]>> {
    const { data, register, today } = this.#ports;
    const young = register.people.filter((person) => isYoung(person, today()));
    const ids = new Set<Json>(young.map(({ personId }) => personId));
    const histories = await readHistoriesStating(data.database, 'dose', 'personId', ids);
    const rows = histories.flatMap((one) => foldSubject(one.documentId, one, one.events) ?? []);
    const owners = new Map(rows.flatMap((row) => ownerOf(row, register.canonicalId.bind(register))));
    return Map.groupBy(rows, ({ subject }) => owners.get(subject) ?? '');
  }

  #facts({ sessions, came, pregnancies, doses }: Known): TargetFacts {
    const { register } = this.#ports;
    const today = this.#ports.today();
    const episodes = Map.groupBy(readPregnancies(pregnancies), ({ personId }) => register.canonicalId(personId));
    return {
      today,
      sessions,
      attended: (personId, { documentId }) => came.get(documentId)?.has(personId) ?? false,
      episodes: (personId) => {
        const states = new Set(episodes.get(personId)?.map((one) => episodeStateOn(one, today)));
        return [
          ...(states.has('pregnant') ? (['pregnant'] as const) : []),
          ...(states.has('mother') ? (['postpartum'] as const) : []),
        ];
      },
      dosesOf: (person) => doseStatusesOf(person, doses.get(person.personId) ?? [], today),
    };
  }

  #peopleIn(visits: readonly Row[]): ReadonlySet<string> {
    // An attendance that was taken back leaves a row in which nothing stands.
    const came = visits.filter((row) =>
      Object.values(row.slots).some((slot) => slot.some(({ value }) => value !== null)),
    );
    return new Set(came.map(({ subject }) => this.#ports.register.canonicalId(subject)));
  }

  #isOurs(documentId: string): boolean {
    const posyandu = parseDocumentId(this.#ports.register.documentId)?.posyanduId;
    return parseDocumentId(documentId)?.posyanduId === posyandu;
  }
}

function isYoung({ birthDate }: PersonRecord, today: LocalDate): boolean {
  return birthDate !== undefined && completedMonths(birthDate, today) <= DOSES_TO_MONTHS;
}

/** Whose dose a row speaks of; what nakes say of it in another document leaves the person out. */
function ownerOf(row: Row, canonicalId: (personId: string) => string): [subject: string, personId: string][] {
  const personId = textOf(row, 'personId');
  return personId === undefined ? [] : [[row.subject, canonicalId(personId)]];
}
