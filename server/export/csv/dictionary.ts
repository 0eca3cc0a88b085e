import { CARDS } from '#lib/domain/interpretation/card.ts';
import { isConfidentialAnswer } from '#lib/domain/screening/confidential.ts';
import { formsOfCard } from '#lib/forms/cards.ts';
import { personForm } from '#lib/forms/definitions/person.ts';
import type { Field } from '#lib/forms/engine/field.ts';
import type { ExportRow, ExportTable } from '../export-row.ts';
import { CSV_TABLES } from './table-columns.ts';

const MEANING_OF_PLACE: readonly (readonly [column: string, meaning: string])[] = [
  ['posyandu_id', 'Kode Posyandu tempat catatan ini dibuat'],
  ['dokumen', 'Dokumen yang memuat catatan: register, hari buka atau bulan'],
  ['subjek', 'Kode orang, keluarga, dosis, kunjungan atau rujukan; sama di semua berkas'],
  ['isian_berbeda', 'Isian yang masih berbeda antarperangkat; yang tertulis adalah yang dipakai aturan'],
  ['ditulis_oleh', 'Kode akun penulis terakhir'],
  ['ditulis_pada', 'Waktu tulis terakhir menurut jam perangkat, UTC'],
];

/** What the columns of the CSV files mean: unit, kind, where they come from. One row a column, the files first. */
export async function exportDictionary(): Promise<ExportTable> {
  const rows: ExportRow[] = [
    ...CSV_TABLES.map(({ code, meaning }) => rowOf(`${code}.csv`, 'berkas', '', meaning)),
    ...MEANING_OF_PLACE.map(([column, meaning]) => rowOf(column, 'kolom', '', meaning)),
  ];
  const known = new Set<string>();
  const take = (field: Field): void => {
    if (known.has(field.code) || isConfidentialAnswer(field.code)) return;
    known.add(field.code);
    rows.push(rowOf(field.code, field.kind, field.kind === 'number' ? field.unit : '', field.source));
  };
  personForm.fields.forEach(take);
  for (const card of CARDS) for (const form of await formsOfCard(card)) form.fields.forEach(take);
  return { name: 'kamus', columns: ['kolom', 'jenis', 'satuan', 'keterangan'], rows };
}

function rowOf(column: string, kind: string, unit: string, meaning: string): ExportRow {
  return { key: column, cells: [column, kind, unit, meaning] };
}
