import type { Columns } from '../sheet/header.ts';

/** Columns of an e-PPGBM export, with its own spellings. @source interop.md 4 */
export const EPPGBM_COLUMNS = {
  rowNo: { heading: 'No', also: ['Nomor'] },
  nik: { heading: 'NIK', needed: true },
  name: { heading: 'Nama', also: ['Nama Balita', 'Nama Anak'], needed: true },
  sex: { heading: 'JK', also: ['Jenis Kelamin', 'L/P'], needed: true },
  birthDate: { heading: 'Tgl Lahir', also: ['Tanggal Lahir'], needed: true },
  birthWeight: { heading: 'BB Lahir', also: ['Berat Lahir'] },
  birthLength: { heading: 'TB Lahir', also: ['PB Lahir', 'Panjang Lahir'] },
  motherName: { heading: 'Nama Ortu', also: ['Nama Orang Tua', 'Nama Ibu', 'Ortu'] },
  puskesmas: { heading: 'Pukesmas', also: ['Puskesmas'] },
  village: { heading: 'Desa/Kel', also: ['Desa', 'Kelurahan', 'Desa/Kelurahan'] },
  posyandu: { heading: 'Posyandu', needed: true },
  rt: { heading: 'RT' },
  rw: { heading: 'RW' },
  address: { heading: 'Alamat' },
  ageText: { heading: 'Usia Saat Ukur', also: ['Umur', 'Usia'] },
  date: {
    heading: 'Tanggal Pengukuran',
    also: ['Tgl Pengukuran', 'Tanggal Ukur', 'Tgl Ukur', 'Tanggal Penimbangan'],
    needed: true,
  },
  weight: { heading: 'Berat', also: ['BB', 'Berat Badan'], needed: true },
  height: { heading: 'Tinggi', also: ['TB', 'Tinggi Badan', 'PB/TB', 'Panjang/Tinggi'] },
  position: { heading: 'Cara Ukur', also: ['Posisi Ukur'] },
  muac: { heading: 'LiLA', also: ['LILA (cm)', 'Lingkar Lengan'] },
  weightForAge: { heading: 'BB/U' },
  zWeightForAge: { heading: 'ZS BB/U' },
  heightForAge: { heading: 'TB/U', also: ['PB/U'] },
  zHeightForAge: { heading: 'ZS TB/U', also: ['ZS PB/U'] },
  weightForHeight: { heading: 'BB/TB', also: ['BB/PB'] },
  zWeightForHeight: { heading: 'ZS BB/TB', also: ['ZS BB/PB'] },
  status: { heading: 'Naik Berat Badan', also: ['Naik BB', 'N/T'] },
  vitaminA: { heading: 'Jml Vit A', also: ['Vit A', 'Vitamin A'] },
  kiaBook: { heading: 'KIA', also: ['Buku KIA'] },
} as const satisfies Columns<string>;

export type EppgbmField = keyof typeof EPPGBM_COLUMNS;

/** A row that fills none of these names no child. */
export const EPPGBM_IDENTITY: readonly EppgbmField[] = ['nik', 'name', 'birthDate'];
