import type { Kysely } from 'kysely';
import type { CountedSubject, SubjectKind } from '#lib/domain/indicators/counted-subject.ts';
import type { TableName } from '#lib/events/catalogue.ts';
import type { Row } from '#lib/events/fold.ts';
import { personOf } from '#lib/events/person/row-owners.ts';
import { familySubject } from '#lib/events/subjects/family-subject.ts';
import { humanSubject } from '#lib/events/subjects/human-subject.ts';
import { homeVisitSubject, referralSubject, reportSubject } from '#lib/events/subjects/outreach-subjects.ts';
import { loadAliases } from './aliases.ts';
import { loadHumans } from './humans.ts';
import { loadOwned } from './owners.ts';
import { loadRows } from './row-store.ts';
import { loadPosyanduSubjects, loadSessionSubjects } from './session-rows.ts';
import type { ProjectionTables } from './tables.ts';

/** Some subjects of one kind as they stand now. Of an id that is counted as nothing there is none. */
export interface LoadedSubjects {
  /** Ids that this answers for: those asked, and the humans that they mean. */
  readonly ids: readonly string[];
  readonly subjects: readonly CountedSubject[];
  /** Whom an id means: of joined people the one that is counted for all of them. Everything else means itself. */
  readonly meantBy?: (id: string) => string;
}

/** Reads subjects of one kind with all that they rest on. */
export async function loadSubjectsOf(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  kind: SubjectKind,
  ids: readonly string[],
): Promise<LoadedSubjects> {
  switch (kind) {
    case 'person':
      return await loadPeople(db, puskesmasId, ids);
    case 'session':
      return { ids, subjects: await loadSessionSubjects(db, puskesmasId, ids) };
    case 'posyandu':
      return { ids, subjects: await loadPosyanduSubjects(db, puskesmasId, ids) };
    case 'family':
      return { ids, subjects: await loadFamilies(db, puskesmasId, ids) };
    case 'homeVisit':
      return { ids, subjects: await loadHomeVisits(db, puskesmasId, ids) };
    case 'referral':
    case 'report': {
      const [table, make] =
        kind === 'referral' ? (['referral', referralSubject] as const) : (['communityReport', reportSubject] as const);
      const rows = Map.groupBy(await loadRows(db, puskesmasId, table, ids), ({ subject }) => subject);
      return { ids, subjects: [...rows.values()].flatMap((own) => make(own) ?? []) };
    }
    default:
      return kind satisfies never;
  }
}

async function loadPeople(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  ids: readonly string[],
): Promise<LoadedSubjects> {
  const aliases = await loadAliases(db, puskesmasId);
  const canonical = [...new Set(ids.map((id) => aliases.canonicalOf(id)))];
  const humans = await loadHumans(db, puskesmasId, canonical, aliases);
  return {
    ids: [...new Set([...ids, ...canonical])],
    subjects: [...humans.values()].map(humanSubject),
    meantBy: (id) => aliases.canonicalOf(id),
  };
}

async function loadFamilies(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  ids: readonly string[],
): Promise<CountedSubject[]> {
  const households = Map.groupBy(await loadRows(db, puskesmasId, 'household', ids), ({ subject }) => subject);
  const owned = await loadOwned(db, puskesmasId, [...households.keys()]);
  const members = await loadTable(db, puskesmasId, 'person', owned);
  const ofMembers = await loadOwned(db, puskesmasId, [...members.keys()]);
  const familyOfVisit = [
    ...owned.map(({ table, subject, ownerId }) => ({ table, subject, ownerId })),
    ...ofMembers.flatMap(({ table, subject, ownerId }) =>
      owned
        .filter((one) => one.table === 'person' && one.subject === ownerId)
        .map((one) => ({ table, subject, ownerId: one.ownerId })),
    ),
  ].filter(({ table }) => table === 'homeVisit');
  const visits = await loadTable(db, puskesmasId, 'homeVisit', familyOfVisit);
  const rowsOf = (familyId: string, table: string, from: ReadonlyMap<string, readonly Row[]>, of: typeof owned) =>
    [
      ...new Set(of.filter((one) => one.ownerId === familyId && one.table === table).map(({ subject }) => subject)),
    ].flatMap((subject) => from.get(subject) ?? []);
  return [...households].flatMap(([id, [household]]) => {
    const subject =
      household &&
      familySubject({
        household,
        members: rowsOf(id, 'person', members, owned),
        homeVisits: rowsOf(id, 'homeVisit', visits, familyOfVisit),
      });
    return subject ?? [];
  });
}

async function loadHomeVisits(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  ids: readonly string[],
): Promise<CountedSubject[]> {
  const rows = await loadRows(db, puskesmasId, 'homeVisit', ids);
  const held = Map.groupBy(await loadRows(db, puskesmasId, 'sensitive', ids), ({ subject }) => subject);
  const owners = await db
    .selectFrom('row_owner')
    .select(['owner_id', 'subject'])
    .where('puskesmas_id', '=', puskesmasId)
    .where('table_name', '=', 'homeVisit')
    .where('subject', 'in', ids.length > 0 ? [...ids] : [''])
    .execute();
  const ofOwners = await loadOwned(db, puskesmasId, [...new Set(owners.map(({ owner_id }) => owner_id))]);
  const visits = await loadTable(db, puskesmasId, 'homeVisit', ofOwners);
  const referrals = await loadTable(db, puskesmasId, 'referral', ofOwners);
  return rows.flatMap((row) => {
    const personId = personOf([row]);
    const rowsOf = (table: string, from: ReadonlyMap<string, readonly Row[]>) =>
      ofOwners
        .filter((one) => one.ownerId === personId && one.table === table)
        .flatMap(({ subject }) => from.get(subject) ?? []);
    const context = {
      ofPerson: rowsOf('homeVisit', visits),
      referrals: rowsOf('referral', referrals),
      held: held.get(row.subject) ?? [],
    };
    return homeVisitSubject(row, context) ?? [];
  });
}

async function loadTable(
  db: Kysely<ProjectionTables>,
  puskesmasId: string,
  table: TableName,
  owned: readonly { readonly table: string; readonly subject: string }[],
): Promise<Map<string, Row[]>> {
  const subjects = [...new Set(owned.filter((one) => one.table === table).map(({ subject }) => subject))];
  return Map.groupBy(await loadRows(db, puskesmasId, table, subjects), ({ subject }) => subject);
}
