import type { Screen } from './screen.ts';

/** What a cadre sees on her phone, in the order of a day; the first ones before she is signed in. */
const CADRE: readonly Screen[] = [
  { name: 'hari-buka-sebelum', path: '/hari-buka', role: 'cadre' },
  { name: 'hari-buka', path: '/hari-buka', role: 'cadre', press: [/^Buka hari ini/] },
  { name: 'hari-buka-cari', path: '/hari-buka/cari', role: 'cadre' },
  { name: 'hari-buka-daftar-baru', path: '/hari-buka/daftar-baru', role: 'cadre' },
  { name: 'hari-buka-tutup', path: '/hari-buka/tutup', role: 'cadre' },
  { name: 'sasaran', path: '/sasaran', role: 'cadre' },
  { name: 'orang', path: '/keluarga', role: 'cadre', follow: ['/keluarga/', '/orang/'] },
  { name: 'ganda', path: '/ganda', role: 'cadre' },
  { name: 'keluarga', path: '/keluarga', role: 'cadre' },
  { name: 'keluarga-satu', path: '/keluarga', role: 'cadre', follow: '/keluarga/' },
  { name: 'keluarga-baru', path: '/keluarga/baru', role: 'cadre' },
  { name: 'kunjungan', path: '/kunjungan', role: 'cadre' },
  { name: 'kunjungan-rekap', path: '/kunjungan/rekap', role: 'cadre' },
  { name: 'kehamilan', path: '/kehamilan', role: 'cadre' },
  { name: 'kehamilan-satu', path: '/kehamilan', role: 'cadre', follow: '/kehamilan/' },
  { name: 'imunisasi', path: '/imunisasi', role: 'cadre' },
  { name: 'imunisasi-satu', path: '/imunisasi', role: 'cadre', follow: '/imunisasi/' },
  { name: 'rujukan', path: '/rujukan', role: 'cadre' },
  { name: 'lapor', path: '/lapor', role: 'cadre' },
  { name: 'rekap', path: '/rekap', role: 'cadre' },
  { name: 'pws-posyandu', path: '/pws', role: 'cadre' },
  { name: 'lainnya', path: '/lainnya', role: 'cadre' },
  { name: 'hp-lain', path: '/hp-lain', role: 'cadre' },
  { name: 'ditolak', path: '/ditolak', role: 'cadre' },
  { name: 'penyimpanan', path: '/penyimpanan', role: 'cadre' },
  { name: 'pengaturan', path: '/pengaturan', role: 'cadre' },
  { name: 'pasang', path: '/pasang', role: 'cadre' },
  { name: 'bantuan', path: '/bantuan', role: 'cadre' },
  { name: 'bantuan-aturan', path: '/bantuan/aturan', role: 'cadre' },
];

/** What a midwife sees beside that on a device of her own. */
const NURSE: readonly Screen[] = [
  { name: 'bidan-beranda', path: '/beranda', role: 'nurse' },
  { name: 'bidan-sesi', path: '/sesi', role: 'nurse' },
  { name: 'bidan-sesi-satu', path: '/sesi', role: 'nurse', follow: '/sesi/' },
  { name: 'bidan-rujukan', path: '/rujukan', role: 'nurse' },
  { name: 'bidan-imunisasi', path: '/imunisasi', role: 'nurse' },
  { name: 'bidan-imunisasi-stok', path: '/imunisasi/stok', role: 'nurse' },
  { name: 'bidan-pws', path: '/pws', role: 'nurse' },
  { name: 'bidan-lainnya', path: '/lainnya', role: 'nurse' },
];

/** Every page of the tablets that needs no answers first. */
export const DEVICE_SCREENS: readonly Screen[] = [...CADRE, ...NURSE];
