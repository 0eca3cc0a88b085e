import type { Screen } from './screen.ts';

/** What a head looks at: the desa, their figures, whom it is about, and what is reported. */
const DASHBOARDS: readonly Screen[] = [
  { name: 'situasi', path: '/puskesmas', role: 'head' },
  { name: 'situasi-desa', path: '/puskesmas?unit={village}', role: 'head' },
  { name: 'situasi-posyandu', path: '/puskesmas?unit={posyandu}', role: 'head' },
  { name: 'angka', path: '/puskesmas', role: 'head', press: [/, D\/S:/] },
  { name: 'nama', path: '/puskesmas/nama?unit={village}&bulan={month}&indikator=G01', role: 'head' },
  {
    name: 'nama-posyandu',
    path: '/puskesmas/nama?unit={posyandu}&bulan={month}&indikator=G01&daftar=whole',
    role: 'head',
  },
  {
    name: 'keluarga-puskesmas',
    path: '/puskesmas/nama?unit={village}&bulan={month}&indikator=G01',
    role: 'head',
    follow: '/puskesmas/keluarga/',
  },
  {
    name: 'orang-puskesmas',
    path: '/puskesmas/nama?unit={village}&bulan={month}&indikator=G01&daftar=part',
    role: 'head',
    follow: ['/puskesmas/keluarga/', '/puskesmas/orang/'],
  },
  { name: 'skdn', path: '/puskesmas/skdn', role: 'head' },
  { name: 'desa', path: '/puskesmas/desa', role: 'head' },
  { name: 'desa-kartu', path: '/puskesmas/desa?unit={village}', role: 'head' },
  { name: 'desa-kartu-lansia', path: '/puskesmas/desa?unit={village}&klaster=k3', role: 'head' },
  { name: 'desa-posyandu', path: '/puskesmas/desa?unit={posyandu}', role: 'head' },
  { name: 'klaster-manajemen', path: '/puskesmas/klaster?klaster=k1', role: 'head' },
  { name: 'klaster-ibu-anak', path: '/puskesmas/klaster?klaster=k2', role: 'head' },
  { name: 'klaster-dewasa-lansia', path: '/puskesmas/klaster?klaster=k3', role: 'head' },
  { name: 'klaster-menular', path: '/puskesmas/klaster?klaster=k4', role: 'head' },
  { name: 'klaster-lintas', path: '/puskesmas/klaster?klaster=k5', role: 'head' },
  { name: 'pws', path: '/puskesmas/pws', role: 'head' },
  { name: 'pws-imunisasi', path: '/puskesmas/pws?indikator=I01', role: 'head' },
  { name: 'masalah', path: '/puskesmas/masalah', role: 'head' },
  { name: 'masalah-desa', path: '/puskesmas/masalah?unit={village}', role: 'head' },
  { name: 'kewaspadaan', path: '/puskesmas/kewaspadaan', role: 'head' },
  { name: 'situasi-dinkes', path: '/puskesmas', role: 'district' },
  { name: 'desa-dinkes', path: '/puskesmas/desa?unit={village}', role: 'district' },
  { name: 'situasi-pemerintah-desa', path: '/puskesmas', role: 'villageGov' },
];

/** What leaves the Puskesmas. */
const REPORTS: readonly Screen[] = [
  { name: 'laporan-f1', path: '/puskesmas/laporan?jenis=f1', role: 'head' },
  { name: 'laporan-buku-7', path: '/puskesmas/laporan?jenis=buku7', role: 'head' },
  { name: 'laporan-rekap', path: '/puskesmas/laporan?jenis=recap', role: 'head' },
  { name: 'laporan-kunjungan-rumah', path: '/puskesmas/laporan?jenis=home-visits', role: 'head' },
  { name: 'sesi', path: '/puskesmas/sesi', role: 'head' },
  { name: 'ekspor', path: '/puskesmas/ekspor', role: 'head' },
  { name: 'satusehat', path: '/puskesmas/satusehat', role: 'head' },
  { name: 'dhis2', path: '/puskesmas/dhis2', role: 'head' },
];

/** What a Puskesmas keeps of itself. */
const MANAGEMENT: readonly Screen[] = [
  { name: 'unit', path: '/puskesmas/unit', role: 'head' },
  { name: 'kader', path: '/puskesmas/kader', role: 'head' },
  { name: 'kalender', path: '/puskesmas/kalender', role: 'head' },
  { name: 'stok', path: '/puskesmas/stok', role: 'head' },
  { name: 'alat', path: '/puskesmas/alat', role: 'head' },
  { name: 'target', path: '/puskesmas/target', role: 'head' },
  { name: 'perangkat', path: '/puskesmas/perangkat', role: 'officer' },
  { name: 'impor', path: '/puskesmas/impor', role: 'officer' },
  { name: 'akun', path: '/puskesmas/akun', role: 'admin' },
  { name: 'akun-jejak', path: '/puskesmas/akun/jejak', role: 'admin' },
  { name: 'akun-saya', path: '/puskesmas/akun/saya', role: 'head' },
  { name: 'situasi-admin', path: '/puskesmas', role: 'admin' },
  { name: 'situasi-bidan', path: '/puskesmas', role: 'midwife' },
];

/** Every page of staff. */
export const STAFF_SCREENS: readonly Screen[] = [...DASHBOARDS, ...REPORTS, ...MANAGEMENT];
