import type { CountedSubject } from '#lib/domain/indicators/counted-subject.ts';
import type { TableName } from '../catalogue.ts';
import { compareText, type Row } from '../fold.ts';
import { computeAliases } from '../person-aliases.ts';
import { historyOf } from '../person/history-of.ts';
import { isPersonTable, familyOf, personOf } from '../person/row-owners.ts';
import { familySubject } from './family-subject.ts';
import { humanSubject } from './human-subject.ts';
import { homeVisitSubject, referralSubject, reportSubject } from './outreach-subjects.ts';
import { placeOf, posyanduSubject, sessionSubject, type SessionRows } from './session-subjects.ts';

/** Tables that counting reads. */
export const COUNTED_TABLES = [
  'person',
  'personMerge',
  'visit',
  'pregnancy',
  'dose',
  'contact',
  'lab',
  'sensitive',
  'supply',
  'homeVisit',
  'referral',
  'household',
  'communityReport',
  'session',
  'validation',
] as const satisfies readonly TableName[];

/**
 * Everything that some rows let count, one after the other, so that whoever counts can rest in between. The same subjects that the server
 * counts from the same rows.
 * @param rows of `COUNTED_TABLES`, of every document that is held
 */
export function* eachSubject(rows: readonly Row[]): Generator<CountedSubject> {
  const tables = Map.groupBy(rows, ({ table }) => table);
  const of = (table: TableName): readonly Row[] => tables.get(table) ?? [];
  const aliases = computeAliases(of('personMerge'));
  const canonicalOf = (id: string) => aliases.get(id) ?? id;
  const groups = [...tables].flatMap(([, own]) => subjectsIn(own));

  const people = new Map<string, Row[]>();
  const stated = new Map<string, Row[]>();
  for (const own of groups) {
    const table = own[0]?.table;
    const personId = table && isPersonTable(table) ? personOf(own) : undefined;
    if (personId === undefined) continue;
    push(people, canonicalOf(personId), own);
    push(stated, personId, own);
  }
  for (const [id, own] of people) {
    const human = historyOf(id, own);
    if (human) yield humanSubject(human);
  }
  yield* sessions(of('session'), of('visit'), of('validation'));
  yield* families(groups);
  for (const own of subjectsIn(of('homeVisit'))) {
    const personId = personOf(own);
    const held = of('sensitive').filter(({ subject }) => subject === own[0]?.subject);
    const ofPerson = (personId === undefined ? undefined : stated.get(personId)) ?? [];
    for (const row of own) {
      const context = {
        ofPerson: ofPerson.filter(({ table }) => table === 'homeVisit'),
        referrals: ofPerson.filter(({ table }) => table === 'referral'),
        held,
      };
      const subject = homeVisitSubject(row, context);
      if (subject) yield subject;
    }
  }
  for (const own of subjectsIn(of('referral'))) yield* some(referralSubject(own));
  for (const own of subjectsIn(of('communityReport'))) yield* some(reportSubject(own));
}

function* sessions(
  own: readonly Row[],
  visits: readonly Row[],
  validations: readonly Row[],
): Generator<CountedSubject> {
  const visitsOf = Map.groupBy(visits, ({ documentId }) => documentId);
  const sessionOf = new Map(own.map((row) => [row.documentId, row]));
  const validationOf = new Map(validations.map((row) => [row.subject, row]));
  const held: SessionRows[] = [];
  for (const documentId of [...new Set([...visitsOf.keys(), ...sessionOf.keys()])].sort(compareText)) {
    const rows = {
      documentId,
      session: sessionOf.get(documentId),
      visits: visitsOf.get(documentId) ?? [],
      validation: validationOf.get(documentId),
    };
    const subject = sessionSubject(rows);
    if (!subject) continue;
    held.push(rows);
    yield subject;
  }
  for (const [posyanduId, theirs] of Map.groupBy(held, ({ documentId }) => placeOf(documentId)?.posyanduId)) {
    if (posyanduId !== undefined) yield* some(posyanduSubject(posyanduId, theirs));
  }
}

function* families(groups: readonly Row[][]): Generator<CountedSubject> {
  const members = new Map<string, Row[]>();
  const visits = new Map<string, Row[]>();
  const homes = new Map<string, string>();
  for (const own of groups.filter(([row]) => row?.table === 'person')) {
    const familyId = familyOf(own);
    if (familyId === undefined) continue;
    push(members, familyId, own);
    homes.set(own[0]?.subject ?? '', familyId);
  }
  for (const own of groups.filter(([row]) => row?.table === 'homeVisit')) {
    const familyIds = new Set([familyOf(own), homes.get(personOf(own) ?? '')]);
    for (const id of familyIds) if (id !== undefined) push(visits, id, own);
  }
  for (const [household] of groups.filter(([row]) => row?.table === 'household')) {
    if (!household) continue;
    const id = household.subject;
    yield* some(familySubject({ household, members: members.get(id) ?? [], homeVisits: visits.get(id) ?? [] }));
  }
}

function* some(subject: CountedSubject | undefined): Generator<CountedSubject> {
  if (subject) yield subject;
}

function subjectsIn(rows: readonly Row[]): Row[][] {
  return [...Map.groupBy(rows, ({ subject }) => subject).values()];
}

function push(lists: Map<string, Row[]>, key: string, rows: readonly Row[]): void {
  const list = lists.get(key);
  if (list) list.push(...rows);
  else lists.set(key, [...rows]);
}
