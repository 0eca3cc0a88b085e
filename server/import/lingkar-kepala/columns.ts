import type { Columns } from '../sheet/header.ts';

/** Columns of a list of head circumferences, which e-PPGBM exports lack. */
export const HEAD_COLUMNS = {
  rowNo: { heading: 'No' },
  nik: { heading: 'NIK', needed: true },
  name: { heading: 'Nama', also: ['Nama Balita', 'Nama Anak'], needed: true },
  birthDate: { heading: 'Tgl Lahir', also: ['Tanggal Lahir'], needed: true },
  sex: { heading: 'JK', also: ['Jenis Kelamin', 'L/P'] },
  motherName: { heading: 'Nama Ibu', also: ['Nama Ortu'] },
  village: { heading: 'Desa/Kel', also: ['Desa', 'Kelurahan'] },
  posyandu: { heading: 'Posyandu', needed: true },
  date: { heading: 'Tanggal', also: ['Tgl', 'Tanggal Pengukuran', 'Tanggal Ukur'], needed: true },
  head: { heading: 'LK (cm)', also: ['LK', 'Lingkar Kepala', 'Lingkar Kepala (cm)'], needed: true },
} as const satisfies Columns<string>;

export type HeadField = keyof typeof HEAD_COLUMNS;

/** A row that fills none of these names no child. */
export const HEAD_IDENTITY: readonly HeadField[] = ['nik', 'name', 'birthDate'];
