import { computeAliases } from '#lib/events/person-aliases.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { readVisit, type VisitRecord } from '#lib/events/visit-view.ts';
import type { ProjectionReader } from '../../projection/reader.ts';
import type { ExportTable } from '../export-row.ts';
import type { ExportAsked, ExportUnit } from '../unit-choice.ts';
import { eppgbmCells, isForEppgbm, type WeighedChild } from './child-row.ts';
import { EPPGBM_EXPORT_COLUMNS } from './columns.ts';

/** What the export reads. */
export type EppgbmReader = Pick<
  ProjectionReader,
  'listSessions' | 'readDocument' | 'listRows' | 'findPeople' | 'listVisits'
>;

/** Every weighing of a month at the sessions of some Posyandu, as the ministry's spreadsheet has it; by Posyandu, day and name. */
export async function exportEppgbm(reader: EppgbmReader, asked: ExportAsked): Promise<ExportTable> {
  const { puskesmasId, units, month } = asked;
  const aliases = computeAliases(await reader.listRows(puskesmasId, 'personMerge'));
  const canonicalOf = (id: string) => aliases.get(id) ?? id;
  const unitOf = new Map(units.map((unit) => [unit.posyanduId, unit]));
  const own: { readonly visit: VisitRecord; readonly unit: ExportUnit }[] = [];
  for (const documentId of await reader.listSessions(puskesmasId, month)) {
    const unit = unitOf.get(documentId.split(':')[1] ?? '');
    if (!unit) continue;
    for (const row of await reader.readDocument(puskesmasId, documentId)) {
      const visit = readVisit(row);
      if (visit) own.push({ visit, unit });
    }
  }
  const ids = [...new Set(own.map(({ visit }) => canonicalOf(visit.personId)))];
  const members = [...ids, ...[...aliases].flatMap(([id, canonical]) => (ids.includes(canonical) ? id : []))];
  const people = new Map<string, PersonRecord>();
  for (const person of await reader.findPeople(puskesmasId, ids)) people.set(canonicalOf(person.personId), person);
  const visits = Map.groupBy(
    (await reader.listVisits(puskesmasId, [...new Set(members)])).flatMap((row) => readVisit(row) ?? []),
    (visit) => canonicalOf(visit.personId),
  );
  const rows = own.flatMap(({ visit, unit }) => {
    const canonical = canonicalOf(visit.personId);
    const person = people.get(canonical);
    if (!person?.birthDate) return [];
    const child: WeighedChild = {
      person: { ...person, birthDate: person.birthDate },
      visit,
      visits: visits.get(canonical) ?? [visit],
      unit,
      puskesmas: asked.puskesmas,
      territory: asked.territory,
    };
    return isForEppgbm(child) ? [{ key: `${canonical} ${visit.documentId}`, child }] : [];
  });
  rows.sort((a, b) => compare(orderOf(a.child), orderOf(b.child)) || compare(a.key, b.key));
  return {
    name: 'e-PPGBM',
    columns: EPPGBM_EXPORT_COLUMNS,
    rows: rows.map(({ key, child }, at) => ({ key, cells: [at + 1, ...eppgbmCells(child)] })),
  };
}

function orderOf({ unit, visit, person }: WeighedChild): string {
  return [unit.village, unit.posyandu, visit.date, person.name.toUpperCase()].join('\u0000');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
