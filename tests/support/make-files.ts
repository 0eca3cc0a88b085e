import type { ImportFile } from '#server/import/run-import.ts';

type Cells = Readonly<Record<string, string>>;

const REGISTER: Cells = {
  'No KK': '3507010101200001',
  NIK: '',
  Nama: 'Sari',
  JK: 'P',
  'Tgl Lahir': '02/03/2024',
  'Nama Ibu': 'Ratna Dewi',
  'NIK Ibu': '',
  Dusun: 'Krajan',
  RT: '01',
  RW: '01',
  Posyandu: 'Dahlia',
  Status: 'Aktif',
  'Tgl Keluar': '',
  'No HP': '',
};

const EXPORT: Cells = {
  NIK: '',
  Nama: 'Sari',
  JK: 'P',
  'Tgl Lahir': '02/03/2024',
  'Nama Ortu': 'Ratna Dewi',
  Pukesmas: 'CONTOH',
  'Desa/Kel': 'SUKAMAJU',
  Posyandu: 'DAHLIA',
  'Tanggal Pengukuran': '10/06/2026',
  Berat: '11.2',
  Tinggi: '84.5',
  'Cara Ukur': 'Berdiri',
};

/** A register with these rows; cells that are not named are those of one usual child. */
export function makeRegisterFile(rows: readonly Cells[], file = 'sasaran.csv'): ImportFile {
  return makeFile(file, REGISTER, rows);
}

/** An e-PPGBM export with these rows, likewise. */
export function makeExportFile(rows: readonly Cells[], file = 'eppgbm.csv'): ImportFile {
  return makeFile(file, EXPORT, rows);
}

function makeFile(file: string, usual: Cells, rows: readonly Cells[]): ImportFile {
  const head = ['No', ...Object.keys(usual)];
  const lines = rows.map((row, at) => [
    String(at + 1),
    ...Object.keys(usual).map((column) => row[column] ?? usual[column]),
  ]);
  return { file, bytes: new TextEncoder().encode([head, ...lines].map((cells) => cells.join(';')).join('\n')) };
}
