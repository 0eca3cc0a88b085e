import type { Columns } from '../sheet/header.ts';

/** Columns of a register of targets (data sasaran), as registers of Puskesmas and desa print them. @source session.md 4, register 5 */
export const SASARAN_COLUMNS = {
  rowNo: { heading: 'No', also: ['Nomor', 'No Urut'] },
  familyCardNo: { heading: 'No KK', also: ['Nomor KK', 'KK', 'No Kartu Keluarga'] },
  nik: { heading: 'NIK', also: ['No NIK', 'Nomor NIK', 'NIK Sasaran'], needed: true },
  name: { heading: 'Nama', also: ['Nama Lengkap', 'Nama Sasaran', 'Nama Warga'], needed: true },
  sex: { heading: 'JK', also: ['Jenis Kelamin', 'L/P', 'Kelamin'], needed: true },
  birthDate: { heading: 'Tgl Lahir', also: ['Tanggal Lahir', 'Tgl. Lahir', 'TTL'], needed: true },
  relationToHead: { heading: 'Hubungan Keluarga', also: ['Hubungan', 'SHDK', 'Hub Keluarga', 'Hubungan dengan KK'] },
  maritalStatus: { heading: 'Status Kawin', also: ['Status Perkawinan', 'Perkawinan'] },
  motherName: { heading: 'Nama Ibu', also: ['Ibu', 'Nama Ibu Kandung'] },
  motherNik: { heading: 'NIK Ibu', also: ['NIK Ibu Kandung'] },
  fatherName: { heading: 'Nama Ayah', also: ['Ayah', 'Nama Bapak'] },
  husbandName: { heading: 'Nama Suami', also: ['Suami'] },
  address: { heading: 'Alamat', also: ['Alamat Lengkap'] },
  hamlet: { heading: 'Dusun', also: ['Dukuh', 'Lingkungan', 'Kampung'] },
  rt: { heading: 'RT' },
  rw: { heading: 'RW' },
  posyandu: { heading: 'Posyandu', also: ['Nama Posyandu'], needed: true },
  phone: { heading: 'No HP', also: ['HP', 'No Telepon', 'Nomor HP', 'Telepon', 'No WA'] },
  insured: { heading: 'JKN', also: ['BPJS', 'Jamkesda', 'JKN/BPJS'] },
  pregnant: { heading: 'Status Hamil', also: ['Hamil'] },
  lmp: { heading: 'HPHT' },
  status: { heading: 'Status', also: ['Status Penduduk', 'Keadaan'] },
  enteredDate: { heading: 'Tgl Masuk', also: ['Tanggal Masuk', 'Tgl Datang'] },
  leftDate: { heading: 'Tgl Keluar', also: ['Tanggal Keluar', 'Tgl Pindah/Meninggal'] },
  remark: { heading: 'Keterangan', also: ['Ket', 'Catatan'] },
} as const satisfies Columns<string>;

export type SasaranField = keyof typeof SASARAN_COLUMNS;

/** A row that fills none of these names no person. */
export const SASARAN_IDENTITY: readonly SasaranField[] = ['nik', 'name', 'birthDate'];
