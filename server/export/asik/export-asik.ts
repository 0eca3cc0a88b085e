import { registerId } from '#lib/doc/document-id.ts';
import { readDoses } from '#lib/events/dose-view.ts';
import type { Row } from '#lib/events/fold.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import type { ProjectionReader } from '../../projection/reader.ts';
import type { HumanReader } from '../../reports/human-reader.ts';
import type { ExportTable } from '../export-row.ts';
import type { ExportAsked, ExportUnit } from '../unit-choice.ts';
import {
  adultRecapCells,
  ADULT_RECAP_COLUMNS,
  ASIK_PTM_COLUMNS,
  grownUpRows,
  grownUpVisitsOf,
  ptmCells,
  type GrownUpVisit,
} from './grown-up.ts';
import { ASIK_IMMUNISATION_COLUMNS, immunisationRows } from './immunisation.ts';

/** What these exports read. */
export type AsikReader = HumanReader & Pick<ProjectionReader, 'listRows' | 'readDocument'>;

/** Doses given in a month to those who live at some Posyandu. */
export async function exportImmunisation(reader: AsikReader, asked: ExportAsked): Promise<ExportTable> {
  const people = new Map<string, { readonly person: PersonRecord; readonly unit: ExportUnit }>();
  for await (const { human, unit } of eachOf(reader, asked)) {
    people.set(human.personId, { person: human.record, unit });
    // A dose may stand under a double that was joined since.
    people.set(human.record.personId, { person: human.record, unit });
  }
  const { doses } = readDoses(await reader.listRows(asked.puskesmasId, 'dose'));
  const rows = immunisationRows(doses, people, asked);
  return { name: 'ASIK Imunisasi', columns: ASIK_IMMUNISATION_COLUMNS, rows };
}

/** The form of non-communicable diseases, a row a visit of an adult or elderly person. */
export async function exportPtm(reader: AsikReader, asked: ExportAsked): Promise<ExportTable> {
  const rows = grownUpRows(await loadGrownUps(reader, asked), ptmCells);
  return { name: 'ASIK PTM', columns: ASIK_PTM_COLUMNS, rows };
}

/** The recap of adults and the elderly, a row a visit. */
export async function exportAdultRecap(reader: AsikReader, asked: ExportAsked): Promise<ExportTable> {
  const rows = grownUpRows(await loadGrownUps(reader, asked), adultRecapCells);
  return { name: 'Rekap Dewasa', columns: ADULT_RECAP_COLUMNS, rows };
}

async function loadGrownUps(reader: AsikReader, asked: ExportAsked): Promise<GrownUpVisit[]> {
  const visits: GrownUpVisit[] = [];
  for await (const { human, unit, row } of eachOf(reader, asked)) {
    for (const visit of grownUpVisitsOf(human, asked.month)) {
      visits.push({ human, visit, row, unit, month: asked.month });
    }
  }
  return visits;
}

/** Everybody of the units, Posyandu by Posyandu, with the register row. */
async function* eachOf(reader: AsikReader, { puskesmasId, units }: ExportAsked) {
  for (const unit of units) {
    const register = new Map<string, Row>();
    for (const row of await reader.readDocument(puskesmasId, registerId(unit.posyanduId))) {
      if (row.table === 'person') register.set(row.subject, row);
    }
    for await (const humans of reader.eachHuman(puskesmasId, [unit.posyanduId])) {
      for (const human of humans) yield { human, unit, row: register.get(human.record.personId) };
    }
  }
}
