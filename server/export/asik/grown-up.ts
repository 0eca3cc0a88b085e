import { completedYears } from '#lib/domain/age.ts';
import { isInMonth, periodOf, type HistoryVisit } from '#lib/domain/indicators/person-history.ts';
import type { LocalMonth } from '#lib/domain/dates.ts';
import { choicesIn } from '#lib/domain/screening/answers.ts';
import type { Row } from '#lib/events/fold.ts';
import { textOf } from '#lib/events/slots.ts';
import type { ReportedHuman } from '../../reports/human-reader.ts';
import type { ExportRow } from '../export-row.ts';
import type { SheetCell } from '../sheets/cell.ts';
import { slashDate } from '../text-of-date.ts';
import type { ExportUnit } from '../unit-choice.ts';
import { cellsOf } from './answer-words.ts';
import { EDUCATION_WORDS, illnessCells, MARITAL_WORDS, OCCUPATION_WORDS, SENSE_WORDS, wordOf } from './code-words.ts';

/** A visit of an adult or elderly person, with the register row that tells of work and marriage. */
export interface GrownUpVisit {
  readonly human: ReportedHuman;
  readonly visit: HistoryVisit;
  readonly row: Row | undefined;
  readonly unit: ExportUnit;
  readonly month: LocalMonth;
}

/** The offline form of non-communicable diseases (PTM). @source interop.md 5 */
export const ASIK_PTM_COLUMNS = [
  'Tanggal Pemeriksaan',
  'NIK',
  'Nama',
  'Tanggal Lahir',
  'Jenis Kelamin',
  'Provinsi',
  'Kabupaten/Kota',
  'Alamat',
  'No HP',
  'Pendidikan',
  'Pekerjaan',
  'Status Kawin',
  'Golongan Darah',
  'Riwayat Keluarga 1',
  'Riwayat Keluarga 2',
  'Riwayat Keluarga 3',
  'Riwayat Diri 1',
  'Riwayat Diri 2',
  'Riwayat Diri 3',
  'Merokok',
  'Kurang Aktivitas Fisik',
  'Gula Berlebihan',
  'Garam Berlebihan',
  'Lemak Berlebihan',
  'Kurang Sayur dan Buah',
  'Konsumsi Alkohol',
  'Sistol',
  'Diastol',
  'Berat Badan',
  'Tinggi Badan',
  'Lingkar Perut',
  'Gula Darah Sewaktu',
  'Gangguan Penglihatan',
  'Gangguan Pendengaran',
  'IVA',
  'SADANIS',
  'Dirujuk',
] as const;

/** Cells of the PTM form. */
export function ptmCells({ human, visit, row, month }: GrownUpVisit): SheetCell[] {
  const { record } = human;
  const { answers } = visit;
  const cells = cellsOf(visit);
  return [
    slashDate(visit.date),
    record.nik ?? '',
    record.name,
    slashDate(record.birthDate),
    sexWord(record.sex),
    '',
    '',
    record.address ?? record.hamlet ?? '',
    record.phone ?? '',
    wordOf(EDUCATION_WORDS, textOfRow(row, 'education')),
    wordOf(OCCUPATION_WORDS, textOfRow(row, 'occupation')),
    wordOf(MARITAL_WORDS, textOfRow(row, 'maritalStatus')),
    textOfRow(row, 'bloodType') ?? '',
    ...illnessCells(answers, 'familyHistory', 3),
    ...illnessCells(answers, 'ownHistory', 3),
    cells.choice('smoking'),
    cells.yesNo('lowActivity'),
    cells.yesNo('riskSugar'),
    cells.yesNo('riskSalt'),
    cells.yesNo('riskFat'),
    cells.yesNo('lowVegetables'),
    cells.yesNo('alcohol'),
    cells.number('bpSystolic'),
    cells.number('bpDiastolic'),
    cells.number('weightKg'),
    cells.number('lengthHeightCm'),
    cells.number('waistCm'),
    cells.number('glucoseRandom'),
    cells.found('eye', SENSE_WORDS),
    cells.found('ear', SENSE_WORDS),
    cells.choice('ivaResult'),
    cells.choice('sadanisResult'),
    referred(human, month),
  ];
}

/** The recap of adults and the elderly that a Posyandu keeps. @source interop.md 5, dewasa recap */
export const ADULT_RECAP_COLUMNS = [
  'Nama',
  'NIK',
  'Tgl Lahir',
  'Usia',
  'L/P',
  'Alamat',
  'No HP',
  'Status Kawin',
  'Pekerjaan',
  'Riwayat Diri',
  'Riwayat Keluarga',
  'Merokok',
  'Gula',
  'Garam',
  'Minyak',
  'TB',
  'BB',
  'IMT',
  'LP',
  'LiLA',
  'TD',
  'Gula Darah',
  'Kolesterol',
  'Asam Urat',
  'Penglihatan',
  'Pendengaran',
  'Skor PUMA',
  'Gejala TB (2)',
  'Kontrasepsi',
  'Jiwa',
  'Edukasi',
  'Rujuk',
] as const;

/** Cells of the recap. Of the mind it says only that it was asked: answers and level stay with nakes. */
export function adultRecapCells({ human, visit, row, month }: GrownUpVisit): SheetCell[] {
  const { record } = human;
  const { answers, findings } = visit;
  const cells = cellsOf(visit);
  const valueOf = (field: string): SheetCell => findings.find((one) => one.field === field)?.value ?? null;
  return [
    record.name,
    record.nik ?? '',
    slashDate(record.birthDate),
    record.birthDate === undefined ? null : completedYears(record.birthDate, visit.date),
    sexWord(record.sex),
    record.address ?? record.hamlet ?? '',
    record.phone ?? '',
    wordOf(MARITAL_WORDS, textOfRow(row, 'maritalStatus')),
    wordOf(OCCUPATION_WORDS, textOfRow(row, 'occupation')),
    illnessCells(answers, 'ownHistory', 3).filter(Boolean).join('; '),
    illnessCells(answers, 'familyHistory', 3).filter(Boolean).join('; '),
    cells.choice('smoking'),
    cells.yesNo('riskSugar'),
    cells.yesNo('riskSalt'),
    cells.yesNo('riskFat'),
    cells.number('lengthHeightCm'),
    cells.number('weightKg'),
    valueOf('bmi'),
    cells.number('waistCm'),
    cells.number('muacCm'),
    cells.pressure(),
    cells.number('glucoseRandom'),
    cells.number('cholesterol'),
    cells.number('uricAcid'),
    cells.found('eye', SENSE_WORDS),
    cells.found('ear', SENSE_WORDS),
    valueOf('puma'),
    cells.found('tb', { TERDUGA: 'Ya', KONTAK: 'Tidak', ULANG: 'Tidak', BERISIKO: 'Tidak', TIDAK: 'Tidak' }),
    cells.choice('contraception'),
    findings.some(({ field }) => field === 'phq4' || field === 'srq20') ? 'Diskrining' : '',
    (choicesIn(answers, 'topics') ?? []).length > 0 ? 'Ya' : 'Tidak',
    referred(human, month),
  ];
}

/** One row a visit of an adult or elderly person in a month, with the cells of one of the two forms. */
export function grownUpRows(
  visits: readonly GrownUpVisit[],
  cellsOfVisit: (one: GrownUpVisit) => SheetCell[],
): ExportRow[] {
  return visits.map((one) => ({ key: `${one.human.personId} ${one.visit.date}`, cells: cellsOfVisit(one) }));
}

/** The visits of adults and the elderly among the visits of a month. */
export function grownUpVisitsOf(human: ReportedHuman, month: LocalMonth): HistoryVisit[] {
  const period = periodOf(month);
  return human.history.visits.filter(
    ({ card, date }) => (card === 'adult' || card === 'elderly') && isInMonth(date, period),
  );
}

function referred({ history }: ReportedHuman, month: LocalMonth): string {
  const period = periodOf(month);
  return history.referrals.some(({ proposedDate }) => isInMonth(proposedDate, period)) ? 'Ya' : 'Tidak';
}

function sexWord(sex: 'm' | 'f' | undefined): string {
  if (sex === undefined) return '';
  return sex === 'm' ? 'L' : 'P';
}

function textOfRow(row: Row | undefined, slot: string): string | undefined {
  return row && textOf(row, slot);
}
