import type { Row } from '#lib/events/fold.ts';

/** A table of rows that leaves the house as CSV: everything that devices have written, but what is confidential. */
export interface CsvTable {
  /** Name of the file and of the export, after `csv-`. */
  readonly code: string;
  readonly table: Row['table'];
  /** What a row is, for the page and the dictionary. */
  readonly meaning: string;
}

/** The tables, in the order of a person's way. Answers that only nakes see (table `sensitive`) are in none of them. */
export const CSV_TABLES: readonly CsvTable[] = [
  { code: 'orang', table: 'person', meaning: 'Satu baris: satu orang dalam register satu Posyandu' },
  { code: 'keluarga', table: 'household', meaning: 'Satu baris: satu keluarga' },
  { code: 'kehamilan', table: 'pregnancy', meaning: 'Satu baris: satu kehamilan' },
  { code: 'hari-buka', table: 'session', meaning: 'Satu baris: satu hari buka' },
  { code: 'kunjungan', table: 'visit', meaning: 'Satu baris: satu orang pada satu hari buka' },
  { code: 'imunisasi', table: 'dose', meaning: 'Satu baris: satu dosis vaksin' },
  { code: 'pemberian', table: 'supply', meaning: 'Satu baris: satu pemberian vitamin A, TTD, obat cacing atau MT' },
  { code: 'kontak', table: 'contact', meaning: 'Satu baris: satu pelayanan ANC, nifas atau neonatus' },
  { code: 'laboratorium', table: 'lab', meaning: 'Satu baris: satu pemeriksaan darah atau urine' },
  { code: 'kunjungan-rumah', table: 'homeVisit', meaning: 'Satu baris: satu kunjungan rumah' },
  { code: 'rujukan', table: 'referral', meaning: 'Satu baris: satu rujukan' },
  { code: 'laporan-warga', table: 'communityReport', meaning: 'Satu baris: satu kejadian yang dilaporkan' },
];

/** Columns before the slots: where a row lies and what it is about. */
export const PLACE_COLUMNS = ['posyandu_id', 'dokumen', 'subjek'] as const;
/** Columns after the slots: in which of them devices contradict each other, and who wrote last. */
export const ORIGIN_COLUMNS = ['isian_berbeda', 'ditulis_oleh', 'ditulis_pada'] as const;
