import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Stage } from './stage.ts';

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

/** Imports the example desa as an operator would, adds its cadres and a head of the Puskesmas, and starts the server. */
export async function importExampleVillage(stage: Stage): Promise<void> {
  const units = ['--puskesmas', 'Sumberjati', '--desa', 'Wonokerto Lor', '--date', REGISTER_DATE];
  await stage.admin('import', 'sasaran', join(DATA, 'sasaran.xlsx'), ...units);
  await stage.admin('import', 'eppgbm', ...EXPORTS.map((name) => join(DATA, `eppgbm-${name}`)));
  await stage.admin('import', 'lingkar-kepala', join(DATA, 'lingkar-kepala.csv'));
  await stage.addCadre('Sulastri', 'Melati 1', 'cadre_lead');
  await stage.addCadre('Yuni Lestari', 'Melati 1');
  await stage.addHead(HEAD);
  await stage.start();
}
