import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { request } from '@playwright/test';
import { PASSWORD, type Stage } from './stage.ts';

const DATA = fileURLToPath(new URL('../../support/data/desa-contoh/', import.meta.url));
const EXPORTS = [
  '2025-12.csv',
  '2026-01.csv',
  '2026-02.csv',
  '2026-03.xlsx',
  '2026-04.csv',
  '2026-05.xlsx',
  '2026-06.csv',
  '2026-07.xlsx',
  'riwayat.csv',
];
/** Day that the example register speaks of. */
const REGISTER_DATE = '2026-07-31';

/** User name of the head of the Puskesmas. */
export const HEAD = 'kepala.sumberjati';

/** Imports one export of the example desa, by its month (`2026-07.xlsx`), through the server. @param userName of an officer */
export async function importExport(stage: Stage, userName: string, name: string): Promise<void> {
  const officer = await request.newContext({ baseURL: stage.address, extraHTTPHeaders: { origin: stage.address } });
  const entered = await officer.post('/api/sign-in', { data: { userName, password: PASSWORD } });
  if (!entered.ok()) throw new Error(await entered.text());
  const answer = await officer.post('/api/puskesmas/imports', {
    multipart: {
      puskesmas: 'Sumberjati',
      desa: 'Wonokerto Lor',
      today: REGISTER_DATE,
      file: { name: `eppgbm-${name}`, mimeType: 'text/csv', buffer: await readFile(join(DATA, `eppgbm-${name}`)) },
    },
  });
  if (!answer.ok()) throw new Error(await answer.text());
  await officer.dispose();
}

/**
 * Imports the example desa as an operator would, adds its cadres and a head of the Puskesmas, and starts the server.
 * @param later an export that is left for `importExport`
 */
export async function importExampleVillage(stage: Stage, later?: string): Promise<void> {
  const units = ['--puskesmas', 'Sumberjati', '--desa', 'Wonokerto Lor', '--date', REGISTER_DATE];
  await stage.admin('import', 'sasaran', join(DATA, 'sasaran.xlsx'), ...units);
  await stage.admin(
    'import',
    'eppgbm',
    ...EXPORTS.filter((name) => name !== later).map((name) => join(DATA, `eppgbm-${name}`)),
  );
  await stage.admin('import', 'lingkar-kepala', join(DATA, 'lingkar-kepala.csv'));
  await stage.addCadre('Sulastri', 'Melati 1', 'cadre_lead');
  await stage.addCadre('Yuni Lestari', 'Melati 1');
  await stage.addHead(HEAD);
  await stage.start();
}
