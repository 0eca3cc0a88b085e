import { lastDayOfMonth, firstDayOfMonth, type LocalMonth } from '#lib/domain/dates.ts';
import type { DoseEntry } from '#lib/events/dose-view.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import type { ExportRow } from '../export-row.ts';
import type { ExportUnit } from '../unit-choice.ts';
import { slashDate } from '../text-of-date.ts';

/** @source interop.md 5, imunisasi export */
export const ASIK_IMMUNISATION_COLUMNS = [
  'NIK Anak',
  'Nama Anak',
  'Tanggal Lahir',
  'Jenis Kelamin',
  'Nama Ibu',
  'NIK Ibu',
  'No HP',
  'Alamat',
  'Desa/Kelurahan',
  'Puskesmas',
  'Antigen',
  'Tanggal Imunisasi',
  'No Batch',
  'Pos Imunisasi',
] as const;

/** Doses that nakes gave in a month, as rows of the checklist that is typed into ASIK; doses copied from a book are not of this Puskesmas. */
export function immunisationRows(
  doses: readonly DoseEntry[],
  people: ReadonlyMap<string, { readonly person: PersonRecord; readonly unit: ExportUnit }>,
  { month, puskesmas }: { readonly month: LocalMonth; readonly puskesmas: string },
): ExportRow[] {
  const [from, to] = [firstDayOfMonth(month), lastDayOfMonth(month)];
  return doses.flatMap(({ personId, record, batch, place }): ExportRow[] => {
    const known = people.get(personId);
    const { id, antigen, date, source } = record;
    if (!known || source !== 'nakes' || date === undefined || date < from || date > to) return [];
    const { person, unit } = known;
    return [
      {
        key: `${personId} ${id}`,
        cells: [
          person.nik ?? '',
          person.name,
          slashDate(person.birthDate),
          person.sex === undefined ? '' : person.sex === 'm' ? 'L' : 'P',
          person.motherName ?? '',
          person.motherNik ?? '',
          person.phone ?? '',
          person.address ?? person.hamlet ?? '',
          unit.village,
          puskesmas,
          antigen,
          slashDate(date),
          batch ?? '',
          place ?? unit.posyandu,
        ],
      },
    ];
  });
}
