import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startServerProcess } from '../support/server-process.ts';
import { makeTempFolder, type TempFolder } from '../support/temp-folder.ts';

interface Done {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const dataFile = (name: string): string =>
  fileURLToPath(new URL(`../support/data/desa-contoh/${name}`, import.meta.url));

/** Runs the admin's shell as a person does, on the store in a folder. */
function admin({ path }: TempFolder, ...args: readonly string[]): Promise<Done> {
  const script = fileURLToPath(new URL('../../server/admin.ts', import.meta.url));
  const env = { ...process.env, DATABASE_URL: `file:${join(path, 'posyandu.db')}` };
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

/** Each command is a process that opens the store anew. */
const SLOW = { timeout: 180_000 };

test(
  'on an empty store, beside a running server: imports, report and verify, with JSON alone on standard output',
  SLOW,
  async () => {
    await using folder = await makeTempFolder();
    const server = await startServerProcess({ DATABASE_URL: `file:${join(folder.path, 'posyandu.db')}` });
    try {
      const names = ['--puskesmas', 'Puskesmas Sumberjati', '--desa', 'Wonokerto Lor'];
      const register = await admin(
        folder,
        'import',
        'sasaran',
        dataFile('sasaran.csv'),
        ...names,
        '--date',
        '2026-07-31',
        '--json',
      );
      expect(register).toMatchObject({ code: 0 });
      expect(JSON.parse(register.stdout)).toMatchObject({
        state: 'done',
        files: [{ file: 'sasaran.csv', rows: 2434 }],
      });
      const months = ['eppgbm-riwayat.csv', 'eppgbm-2025-12.csv', 'eppgbm-2026-01.csv'].map(dataFile);
      expect(await admin(folder, 'import', 'eppgbm', ...months, '--date', '2026-07-31')).toMatchObject({ code: 0 });
      const report = await admin(folder, 'report', 'skdn', '--month', '2026-01', '--json');
      const rows = JSON.parse(report.stdout) as Readonly<Record<string, unknown>>[];
      expect(rows.map((row) => row['unit'])).toEqual([
        'Anggrek',
        'Kenanga',
        'Mawar',
        'Melati 1',
        'Melati 2',
        'Wonokerto Lor',
      ]);
      expect(rows.at(-1)).toMatchObject({
        level: 'desa',
        month: '2026-01',
        S: 176,
        K: 171,
        D: 143,
        N: 54,
        T: 61,
        O: 24,
        B: 4,
      });
      expect(await admin(folder, 'verify')).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('0 faults') as string,
      });
      expect(await admin(folder, 'rebuild')).toMatchObject({ code: 0 });
    } finally {
      await server.stop();
    }
  },
);

test('exports alone, on an empty store, make Puskesmas, desa and Posyandu from what they say', async () => {
  await using folder = await makeTempFolder();
  expect(await admin(folder, 'import', 'eppgbm', dataFile('eppgbm-2026-07.xlsx'))).toMatchObject({ code: 0 });
  const units = JSON.parse((await admin(folder, 'units', '--json')).stdout) as { level: string; name: string }[];
  expect(units.filter(({ level }) => level !== 'posyandu')).toMatchObject([
    { level: 'puskesmas', name: 'Sumberjati' },
    { level: 'desa', name: 'Wonokerto Lor' },
  ]);
  expect(units.filter(({ level }) => level === 'posyandu').map(({ name }) => name)).toEqual([
    'Anggrek',
    'Kenanga',
    'Mawar',
    'Melati 1',
    'Melati 2',
  ]);
});

test('what was typed wrong is said in a sentence with the usage, and ends with 2', SLOW, async () => {
  await using folder = await makeTempFolder();
  const wrong: readonly (readonly [readonly string[], string])[] = [
    [['frobnicate'], 'There is no command frobnicate.'],
    [['report', 'skdn'], 'Missing: --month YYYY-MM'],
    [['report', 'skdn', '--month', '2026-13'], '--month is a month of the calendar'],
    [['import', 'sasaran', 'none.csv'], 'There is no file none.csv'],
    [['import', 'eppgbm', dataFile('eppgbm-2026-06.csv'), '--day', '1'], '--day'],
    [['import', 'sasaran', dataFile('sasaran.csv'), '--puskesmas', 'Contoh'], '--desa NAME'],
  ];
  for (const [args, sentence] of wrong) {
    const done = await admin(folder, ...args);
    expect([done.code, done.stdout]).toEqual([2, '']);
    expect(done.stderr).toContain(sentence);
    expect(done.stderr).toContain('Usage:');
  }
});

test('a file that is no export ends with 1 and its code, and stores nothing', async () => {
  await using folder = await makeTempFolder();
  const path = join(folder.path, 'resep.csv');
  await writeFile(path, 'resep,bahan\nsoto,ayam\n');
  const done = await admin(folder, 'import', 'eppgbm', path, '--puskesmas', 'Contoh', '--json');
  expect(done.code).toBe(1);
  expect(JSON.parse(done.stdout)).toMatchObject({
    newEvents: 0,
    files: [{ file: 'resep.csv', code: 'import.noHeader' }],
  });
});
