import type { Kysely } from 'kysely';
import type { LocalMonth } from '#lib/domain/dates.ts';
import { parseTuple, type PosyanduEvent } from '#lib/events/envelope.ts';
import { readPerson, type PersonRecord } from '#lib/events/person-view.ts';
import type { Row } from '#lib/events/fold.ts';
import { inChunks } from './chunks.ts';
import { addMonth, listMonths, loadAliases } from './fact-store.ts';
import type { ProjectionDatabase } from './open-projection.ts';
import { chooseRecord } from './person-facts.ts';
import { loadDocumentRows, loadRows } from './row-store.ts';
import type { ProjectionTables } from './tables.ts';

/** How many people of a Posyandu have a fact in a month. */
export interface FactCount {
  readonly posyanduId: string;
  readonly code: string;
  readonly sex: string;
  readonly band: string;
  readonly count: number;
}

/** What reports and pages read of the projection; nothing of it can be written from here. */
export class ProjectionReader {
  readonly #db: Kysely<ProjectionTables>;

  constructor(database: ProjectionDatabase) {
    this.#db = database.kysely;
  }

  /** Counts of all facts of a month, by Posyandu of domicile, sex and age band. Computes the month when it is asked for first. */
  async countFacts(puskesmasId: string, month: LocalMonth): Promise<FactCount[]> {
    await this.#ensureMonth(puskesmasId, month);
    return await this.#db
      .selectFrom('fact')
      .select(['posyandu_id as posyanduId', 'code', 'sex', 'band'])
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('puskesmas_id', '=', puskesmasId)
      .where('month', '=', month)
      .groupBy(['posyandu_id', 'code', 'sex', 'band'])
      .execute();
  }

  /** The people behind a number, by name. */
  async listPeople(
    puskesmasId: string,
    of: { readonly month: LocalMonth; readonly code: string; readonly posyanduIds: readonly string[] },
  ): Promise<PersonRecord[]> {
    await this.#ensureMonth(puskesmasId, of.month);
    if (of.posyanduIds.length === 0) return [];
    const rows = await this.#db
      .selectFrom('fact')
      .select('person_id')
      .where('puskesmas_id', '=', puskesmasId)
      .where('month', '=', of.month)
      .where('code', '=', of.code)
      .where('posyandu_id', 'in', [...of.posyanduIds])
      .execute();
    return await this.findPeople(
      puskesmasId,
      rows.map((row) => row.person_id),
    );
  }

  /** All facts of some people in a month, by canonical id. */
  async listFacts(
    puskesmasId: string,
    month: LocalMonth,
    canonicalIds: readonly string[],
  ): Promise<Map<string, string[]>> {
    await this.#ensureMonth(puskesmasId, month);
    const facts = new Map<string, string[]>(canonicalIds.map((id) => [id, []]));
    await inChunks(canonicalIds, async (part) => {
      const rows = await this.#db
        .selectFrom('fact')
        .select(['person_id', 'code'])
        .where('puskesmas_id', '=', puskesmasId)
        .where('month', '=', month)
        .where('person_id', 'in', [...part])
        .execute();
      for (const row of rows) facts.get(row.person_id)?.push(row.code);
    });
    return facts;
  }

  /** Records of people by canonical id, by name. */
  async findPeople(puskesmasId: string, canonicalIds: readonly string[]): Promise<PersonRecord[]> {
    const aliases = await loadAliases(this.#db, puskesmasId);
    const members = new Map(canonicalIds.map((id) => [id, [id]]));
    for (const [id, canonical] of aliases) if (id !== canonical) members.get(canonical)?.push(id);
    const rows = await loadRows(this.#db, puskesmasId, 'person', [...members.values()].flat());
    const bySubject = Map.groupBy(rows, (row) => row.subject);
    return [...members]
      .flatMap(([canonicalId, ids]) => {
        const persons = ids.flatMap((id) => bySubject.get(id) ?? []);
        return chooseRecord({ canonicalId, persons }) ?? [];
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'id') || (a.personId < b.personId ? -1 : 1));
  }

  /** Every person row of a Puskesmas, doubles as they stand in the registers. */
  async listPersons(puskesmasId: string): Promise<PersonRecord[]> {
    return (await loadRows(this.#db, puskesmasId, 'person')).flatMap((row) => readPerson(row) ?? []);
  }

  /** All visits of some people, or of everybody. */
  async listVisits(puskesmasId: string, personIds?: readonly string[]): Promise<Row[]> {
    return await loadRows(this.#db, puskesmasId, 'visit', personIds);
  }

  /** Rows of any other table. */
  async listRows(puskesmasId: string, table: Row['table']): Promise<Row[]> {
    return await loadRows(this.#db, puskesmasId, table);
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
    const rows = await this.#db
      .selectFrom('projection_row')
      .select('document_id')
      .distinct()
      .where('puskesmas_id', '=', puskesmasId)
      .where('document_id', 'like', `session:%:${month}-%`)
      .orderBy('document_id')
      .execute();
    return rows.map((row) => row.document_id);
  }

  /** First and last month in which anybody was seen; undefined where there is no session. */
  async findSpan(puskesmasId: string): Promise<{ first: string; last: string } | undefined> {
    const rows = await this.#db
      .selectFrom('projection_row')
      .select('document_id')
      .distinct()
      .where('puskesmas_id', '=', puskesmasId)
      .where('document_id', 'like', 'session:%')
      .execute();
    const months = rows.map((row) => row.document_id.slice(-'YYYY-MM-DD'.length, -'-DD'.length)).sort();
    const first = months[0];
    const last = months.at(-1);
    return first !== undefined && last !== undefined ? { first, last } : undefined;
  }

  async #ensureMonth(puskesmasId: string, month: LocalMonth): Promise<void> {
    if ((await listMonths(this.#db, puskesmasId)).includes(month)) return;
    await this.#db.transaction().execute((transaction) => addMonth(transaction, puskesmasId, month));
  }
}
