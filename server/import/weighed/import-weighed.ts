import { monthOf } from '#lib/domain/dates.ts';
import { parsePersonId } from '#lib/domain/ids.ts';
import type { Weighing } from '#lib/domain/growth/weighing.ts';
import type { Village } from '../../units/port.ts';
import type { ImportPorts } from '../import-ports.ts';
import type { KnownRegister } from '../known/known-register.ts';
import { loadKnownRegister } from '../known/load-known.ts';
import { tidyCase } from '../values/name-value.ts';
import type { PlannedFile } from '../planned-file.ts';
import { identifyRows, type IdentifiedRow } from './identify-rows.ts';
import { KnownVisits } from './known-visits.ts';
import { resolvePlaces, type KnownVillage } from './resolve-places.ts';
import { VisitPlanner } from './visit-planner.ts';
import type { ReadFile, WeighedKind } from './weighed-kind.ts';
import type { WeighedRow } from './weighed-row.ts';

/**
 * Plans files of measurements, all of one kind together: what a row raises beside the month before does not depend on the order in
 * which the files are given. Units that are missing are made.
 */
export async function planWeighedFiles(
  kind: WeighedKind,
  files: readonly ReadFile[],
  puskesmasId: string,
  ports: ImportPorts,
): Promise<PlannedFile> {
  const rows = files.flatMap((file) => file.rows);
  await makeMissingUnits(rows, puskesmasId, ports);
  const placeOf = resolvePlaces(rows, await loadVillages(puskesmasId, ports));
  const known = await loadKnownRegister(puskesmasId, ports);
  const { headings, mayRegister } = kind;
  const identified = identifyRows(rows, { known, placeOf, newPersonId: ports.newPersonId, mayRegister, headings });
  const visits = await loadVisits(identified.rows, known, puskesmasId, ports);
  const growth = askGrowth(kind, identified.rows, visits);
  const planner = new VisitPlanner(visits, kind.slotHeadings);
  for (const child of identified.newChildren) planner.takeNewChild(child);
  for (const row of identified.rows) {
    const questions = (growth.get(row) ?? []).filter(({ verdict }) => verdict === 'question').map(({ code }) => code);
    planner.takeVisit(row, questions);
  }
  const ofRows = files.flatMap((file) => file.issues);
  return {
    documents: planner.finish(),
    issues: [...ofRows, ...identified.issues, ...planner.issues, ...[...growth.values()].flat()],
    files: files.map(({ file, rowCount, unknownHeadings }) => ({ file, rowCount, unknownHeadings })),
  };
}

function askGrowth(kind: WeighedKind, rows: readonly IdentifiedRow[], visits: KnownVisits) {
  const series = new Map<string, Weighing[]>();
  for (const [personId, own] of Map.groupBy(rows, ({ child }) => child.personId)) {
    series.set(personId, [...visits.weighingsOf(personId), ...own.map(({ row }) => weighingOfRow(row))]);
  }
  const months = new Set([...series.values()].flat().map(({ date }) => String(monthOf(date))));
  const isHistoryKnown = (month: string): boolean => months.has(month);
  return new Map(
    rows.map((row) => {
      const beside = series.get(row.child.personId) ?? [];
      return [row, kind.askGrowth({ ...row, series: beside }, isHistoryKnown)] as const;
    }),
  );
}

function weighingOfRow({ date, measures }: WeighedRow): Weighing {
  const { weightKg, lengthHeightCm, position, headCm, muacCm } = measures;
  return { date, weightKg, lengthHeightCm, position, headCm, muacCm };
}

/** Visits of the children concerned, also under the ids that were merged into theirs. */
async function loadVisits(
  rows: readonly IdentifiedRow[],
  known: KnownRegister,
  puskesmasId: string,
  ports: ImportPorts,
): Promise<KnownVisits> {
  const children = new Set(rows.map(({ child }) => child.personId));
  const ids = known.people.map(({ personId }) => personId).filter((id) => children.has(known.keptOf(id)));
  const visits = await ports.rows.listVisits(puskesmasId, ids);
  const sessions = await ports.rows.listRows(puskesmasId, 'session');
  return new KnownVisits([...visits, ...sessions], (subject) => {
    const id = parsePersonId(subject);
    return id.ok ? known.keptOf(id.value) : subject;
  });
}

async function loadVillages(puskesmasId: string, { units }: ImportPorts): Promise<KnownVillage[]> {
  const [villages, posyandu] = await Promise.all([units.listVillages(puskesmasId), units.listPosyandu(puskesmasId)]);
  return villages.map(({ villageId, name }) => ({
    villageId,
    name,
    posyandu: posyandu.filter((unit) => unit.villageId === villageId),
  }));
}

/** Makes desa and Posyandu that the rows name and nobody has made yet. */
async function makeMissingUnits(rows: readonly WeighedRow[], puskesmasId: string, ports: ImportPorts): Promise<void> {
  const placeOf = resolvePlaces(rows, await loadVillages(puskesmasId, ports));
  const made = new Set<string>();
  for (const row of rows) {
    const place = placeOf(row);
    if (place.kind === 'unknown' || place.posyanduId !== undefined || made.has(place.key)) continue;
    made.add(place.key);
    const villageId = place.villageId ?? (await makeVillage(puskesmasId, place.villageName, ports)).villageId;
    await ports.units.ensurePosyandu(villageId, tidyCase(place.posyanduName));
  }
}

/** A file that names no desa speaks of one all the same. */
function makeVillage(puskesmasId: string, name: string, { units }: ImportPorts): Promise<Village> {
  return units.ensureVillage(puskesmasId, name === '' ? 'Desa' : tidyCase(name));
}
