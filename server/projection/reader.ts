import type { Kysely } from 'kysely';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import type { LocalMonth } from '#lib/domain/dates.ts';
import type { Tally } from '#lib/domain/indicators/tally.ts';
import { parseTuple, type PosyanduEvent } from '#lib/events/envelope.ts';
import { readPerson, type PersonRecord } from '#lib/events/person-view.ts';
import type { Row } from '#lib/events/fold.ts';
import { chooseRecord } from '#lib/events/person/choose-record.ts';
import type { CountedHuman } from '#lib/events/person/history-of.ts';
import { loadAliases } from './aliases.ts';
import { listKeptMonths } from './counted-months.ts';
import { countMonth } from './counting.ts';
import { findSessionSpan, readDataThrough } from './data-through.ts';
import { loadHumanRows, type IsWanted } from './humans.ts';
import { lockProjection } from './lock.ts';
import { listDocumentIds } from './list-documents.ts';
import type { ProjectionDatabase } from './open-projection.ts';
import { listStanding, type StandingProblem } from './problem-store.ts';
import {
  countsOf,
  eachHuman,
  listMonthsOf,
  listPersonFacts,
  listSubjects,
  readTallies,
  type FactCount,
  type FactSubject,
  type SubjectQuery,
} from './read-facts.ts';
import { loadDocumentRows, loadRows } from './row-store.ts';
import type { ProjectionTables } from './tables.ts';
import type { TallyFilter } from './tally-store.ts';

export type { StandingProblem } from './problem-store.ts';
export type { FactCount, FactSubject } from './read-facts.ts';

/** What reports and pages read of the projection; nothing of it can be written from here. */
export class ProjectionReader {
  readonly #db: Kysely<ProjectionTables>;

  constructor(database: ProjectionDatabase) {
    this.#db = database.kysely;
  }

  /**
   * How many of each unit have each fact, by month and unit: each Posyandu, and the Puskesmas under its own id. A month that is not counted
   * yet is missing (`listCounting`).
   */
  async readTallies(
    puskesmasId: string,
    months: readonly LocalMonth[],
    filter?: TallyFilter,
  ): Promise<Map<LocalMonth, Map<string, Tally>>> {
    return await readTallies(this.#db, puskesmasId, months, filter);
  }

  /** Months that are kept and not counted yet. */
  async listCounting(puskesmasId: string): Promise<LocalMonth[]> {
    return await listKeptMonths(this.#db, puskesmasId, false);
  }

  /** The subjects behind a number: those of some Posyandu with any of the codes in a month, each with all of its codes. */
  async listSubjects(puskesmasId: string, query: SubjectQuery): Promise<FactSubject[]> {
    return await listSubjects(this.#db, puskesmasId, query);
  }

  /** Everybody who lives at some Posyandu and is counted, in parts, with all that was ever recorded of them; those wanted where that is said. */
  eachHuman(puskesmasId: string, posyanduIds: readonly string[], isWanted?: IsWanted): AsyncGenerator<CountedHuman[]> {
    return eachHuman(this.#db, puskesmasId, posyanduIds, isWanted);
  }

  /** Counts of all facts of a month, by Posyandu of domicile, sex and age band. Counts the month when it is asked for first. */
  async countFacts(puskesmasId: string, month: LocalMonth): Promise<FactCount[]> {
    await this.#ensureMonth(puskesmasId, month);
    const units = (await this.readTallies(puskesmasId, [month])).get(month) ?? new Map<string, Tally>();
    return [...units].flatMap(([unitId, tally]) => (unitId === puskesmasId ? [] : countsOf(unitId, tally)));
  }

  /** The people behind a number, by name. */
  async listPeople(
    puskesmasId: string,
    of: { readonly month: LocalMonth; readonly code: string; readonly posyanduIds: readonly string[] },
  ): Promise<PersonRecord[]> {
    const { month, code, posyanduIds } = of;
    await this.#ensureMonth(puskesmasId, month);
    const subjects = await this.listSubjects(puskesmasId, { month, codes: [code], posyanduIds });
    const ids = subjects.flatMap(({ kind, subjectId }) => (kind === 'person' ? [subjectId] : []));
    return await this.findPeople(puskesmasId, ids);
  }

  /** All facts of some people in a month, by canonical id. */
  async listFacts(
    puskesmasId: string,
    month: LocalMonth,
    canonicalIds: readonly string[],
  ): Promise<Map<string, string[]>> {
    await this.#ensureMonth(puskesmasId, month);
    return await listPersonFacts(this.#db, puskesmasId, month, canonicalIds);
  }

  /** Records of people by canonical id, by name. */
  async findPeople(puskesmasId: string, canonicalIds: readonly string[]): Promise<PersonRecord[]> {
    const aliases = await loadAliases(this.#db, puskesmasId);
    const members = new Map(canonicalIds.map((id) => [id, aliases.membersOf(id)]));
    const rows = await loadRows(this.#db, puskesmasId, 'person', [...members.values()].flat());
    const bySubject = Map.groupBy(rows, (row) => row.subject);
    return [...members]
      .flatMap(([canonicalId, ids]) => {
        const persons = ids.flatMap((id) => bySubject.get(id) ?? []);
        return chooseRecord({ canonicalId, persons }) ?? [];
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'id') || (a.personId < b.personId ? -1 : 1));
  }

  /** All rows that speak of some people under any of their ids, those given in confidence among them; by canonical id. */
  async findHumanRows(puskesmasId: string, personIds: readonly string[]): Promise<Map<string, Row[]>> {
    const aliases = await loadAliases(this.#db, puskesmasId);
    const canonicalIds = new Set(personIds.map((id) => aliases.canonicalOf(id)));
    return await loadHumanRows(this.#db, puskesmasId, [...canonicalIds], aliases);
  }

  /** What is true of a person in each month that is kept, the oldest first. */
  async listMonthsOf(puskesmasId: string, canonicalId: string): Promise<{ month: string; codes: string[] }[]> {
    return await listMonthsOf(this.#db, puskesmasId, canonicalId);
  }

  /** How far the tables have followed the log: as long as this stays, nothing read from them changes. */
  async readMark(): Promise<number> {
    const cursors = await this.#db.selectFrom('projection_cursor').select('seq').execute();
    return Math.max(-1, ...cursors.map(({ seq }) => Number(seq)));
  }

  /** Every person row of a Puskesmas, doubles as they stand in the registers. */
  async listPersons(puskesmasId: string): Promise<PersonRecord[]> {
    return (await loadRows(this.#db, puskesmasId, 'person')).flatMap((row) => readPerson(row) ?? []);
  }

  /** All visits of some people, or of everybody. */
  async listVisits(puskesmasId: string, personIds?: readonly string[]): Promise<Row[]> {
    return await loadRows(this.#db, puskesmasId, 'visit', personIds);
  }

  /** Rows of any other table; of some subjects where they are named. */
  async listRows(puskesmasId: string, table: Row['table'], subjects?: readonly string[]): Promise<Row[]> {
    return await loadRows(this.#db, puskesmasId, table, subjects);
  }

  /** All that one device has said of the subjects of a table, also where others have said otherwise since. */
  async listStatements(puskesmasId: string, table: Row['table'], deviceId: string): Promise<PosyanduEvent[]> {
    const rows = await this.#db
      .selectFrom('projected_event')
      .select('tuple')
      .where('puskesmas_id', '=', puskesmasId)
      .where('table_name', '=', table)
      .where('device_id', '=', deviceId)
      .execute();
    return rows.flatMap((row) => {
      const parsed = parseTuple(JSON.parse(row.tuple), deviceId);
      return parsed.ok ? [parsed.value] : [];
    });
  }

  /** Every event of one document, also those that others have replaced since. */
  async listEvents(puskesmasId: string, documentId: string): Promise<PosyanduEvent[]> {
    const rows = await this.#db
      .selectFrom('projected_event')
      .select(['device_id', 'tuple'])
      .where('puskesmas_id', '=', puskesmasId)
      .where('document_id', '=', documentId)
      .execute();
    return rows.flatMap((row) => {
      const parsed = parseTuple(JSON.parse(row.tuple), row.device_id);
      return parsed.ok ? [parsed.value] : [];
    });
  }

  /** The rows of one document, as its devices fold them too. */
  async readDocument(puskesmasId: string, documentId: string): Promise<Row[]> {
    return await loadDocumentRows(this.#db, puskesmasId, documentId);
  }

  /** What was put aside and why (E9), for the people who run the server. */
  async listAside(puskesmasId: string): Promise<{ documentId: string; deviceId: string; code: string }[]> {
    return await this.#db
      .selectFrom('aside_event')
      .select(['document_id as documentId', 'device_id as deviceId', 'code'])
      .where('puskesmas_id', '=', puskesmasId)
      .orderBy('document_id')
      .execute();
  }

  /** Sessions of a month: which Posyandu held one, when, and in which documents. */
  async listSessions(puskesmasId: string, month: LocalMonth): Promise<string[]> {
    const ids = await listDocumentIds(this.#db, puskesmasId);
    return ids.filter((id) => sessionMonth(id) === month);
  }

  /** First and last month of which sessions have come in; undefined where there is none. */
  async findSpan(puskesmasId: string): Promise<{ first: string; last: string } | undefined> {
    return await findSessionSpan(this.#db, puskesmasId);
  }

  /** When the newest entry in these tables came in that bears on a month, by Posyandu, ms since epoch. */
  async readDataThrough(puskesmasId: string, month: LocalMonth): Promise<Map<string, number>> {
    return await readDataThrough(this.#db, puskesmasId, month);
  }

  /** The problems that stand in a month at some Posyandu, by kind of subject and id. */
  async listStanding(
    puskesmasId: string,
    of: { readonly month: LocalMonth; readonly posyanduIds: readonly string[] },
  ): Promise<StandingProblem[]> {
    return await listStanding(this.#db, puskesmasId, of);
  }

  async #ensureMonth(puskesmasId: string, month: LocalMonth): Promise<void> {
    if ((await listKeptMonths(this.#db, puskesmasId, true)).includes(month)) return;
    await countMonth((work) => this.#inTransaction(work), puskesmasId, month);
  }

  #inTransaction<T>(work: (db: Kysely<ProjectionTables>) => Promise<T>): Promise<T> {
    return this.#db.transaction().execute(async (transaction) => {
      await lockProjection(transaction);
      return await work(transaction);
    });
  }
}

/** The month of a session's document; undefined for a document of another kind. */
function sessionMonth(documentId: string): string | undefined {
  const ref = parseDocumentId(documentId);
  return ref?.kind === 'session' ? ref.period?.slice(0, 'YYYY-MM'.length) : undefined;
}
