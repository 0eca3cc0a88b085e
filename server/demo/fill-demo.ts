import { readdir } from 'node:fs/promises';
import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { PACKAGES, type UnitProfile } from '#lib/domain/management/unit-profile.ts';
import { importFiles } from '../admin/import-command.ts';
import type { Say, Shell } from '../admin/shell.ts';
import type { ImportKind } from '../import/kinds.ts';
import type { NewAccount } from '../auth/new-account.ts';
import { openManagement } from '../management/open-management.ts';
import type { Posyandu } from '../units/port.ts';

/** The invented desa that the tests hold against its answers; see tests/support/data. */
const DATA = new URL('../../tests/support/data/desa-contoh/', import.meta.url);
const PUSKESMAS = 'Sumberjati';
const VILLAGE = 'Wonokerto Lor';
/** Day that its register speaks of. */
const REGISTER_DATE = '2026-07-31';

/** PIN of every cadre and password of every member of staff of the demo; there is nothing to protect in it. */
export const DEMO_PIN = '123456';
export const DEMO_PASSWORD = 'contoh-saja-2026';

const CADRES = ['Sulastri', 'Ninik Rahayu', 'Umi Hasanah', 'Yuni Lestari', 'Tutik Purwati'];

/** Imports the invented desa and makes its accounts; does nothing where that was done before. */
export async function fillDemo(shell: Shell, say: Say): Promise<void> {
  if ((await shell.rooms.units.listPuskesmas()).length > 0) return;
  const names = await readdir(DATA);
  const take = async (kind: ImportKind, files: readonly string[]): Promise<void> => {
    say(`Importing ${kind}: ${files.join(', ')}`);
    const today = onDay(REGISTER_DATE);
    const paths = files.map((file) => new URL(file, DATA).pathname);
    const done = await importFiles(shell, { kind, paths, puskesmas: PUSKESMAS, desa: VILLAGE, today }, () => undefined);
    if (done.exitCode !== 0) throw new Error(done.text);
  };
  await take('sasaran', ['sasaran.xlsx']);
  await take('eppgbm', names.filter((name) => name.startsWith('eppgbm-')).sort());
  await take('lingkar-kepala', ['lingkar-kepala.csv']);
  await addAccounts(shell);
  await writeProfiles(shell);
}

/** How far its Posyandu work by ILP, in turn. */
const STANDINGS: readonly Partial<UnitProfile>[] = [
  { ilpStatus: 'penuh', ilpStartDate: onDay('2025-08-01'), lokusYear: 2025, activePackages: PACKAGES },
  {
    ilpStatus: 'bertahap',
    ilpStartDate: onDay('2026-02-01'),
    lokusYear: 2026,
    activePackages: ['infant', 'toddler', 'elderly'],
  },
  { ilpStatus: 'belum', lokusYear: 2026 },
];

function onDay(text: string): LocalDate {
  if (!isLocalDate(text)) throw new Error(`${text} is no day`);
  return text;
}

async function writeProfiles({ rooms, reader }: Shell): Promise<void> {
  const { management } = openManagement(rooms, reader);
  for (const { puskesmasId } of await rooms.units.listPuskesmas()) {
    const territory = { province: 'Jawa Contoh', regency: 'Kabupaten Contohrejo', district: 'Sumberjati' };
    await management.units.changeProfile(puskesmasId, puskesmasId, territory);
    for (const [at, { posyanduId }] of (await rooms.units.listPosyandu(puskesmasId)).entries()) {
      await management.units.changeProfile(puskesmasId, posyanduId, STANDINGS[at % STANDINGS.length]!);
    }
  }
}

/** All Posyandu of the demo, by name. */
export async function listDemoPosyandu({ rooms }: Shell): Promise<Posyandu[]> {
  const [puskesmas] = await rooms.units.listPuskesmas();
  return puskesmas ? await rooms.units.listPosyandu(puskesmas.puskesmasId) : [];
}

async function addAccounts(shell: Shell): Promise<void> {
  const { units, auth } = shell.rooms;
  const add = async (account: NewAccount): Promise<void> => {
    const made = await auth.accounts.add(account);
    if (!made.ok) throw new Error(made.problem.code);
  };
  const [puskesmas] = await units.listPuskesmas();
  if (!puskesmas) throw new Error('the import made no Puskesmas');
  for (const { posyanduId } of await units.listPosyandu(puskesmas.puskesmasId)) {
    for (const [number, displayName] of CADRES.entries()) {
      const role = number === 0 ? 'cadre_lead' : 'cadre';
      await add({ role, displayName, scope: { kind: 'posyandu', unitIds: [posyanduId] }, pin: DEMO_PIN });
    }
  }
  const villages = await units.listVillages(puskesmas.puskesmasId);
  const inVillage = { kind: 'village', unitIds: villages.map((village) => village.villageId) } as const;
  const inPuskesmas = { kind: 'puskesmas', unitIds: [puskesmas.puskesmasId] } as const;
  const password = DEMO_PASSWORD;
  await add({ role: 'phc_head', displayName: 'dr. Anindita', userName: 'kepala', password, scope: inPuskesmas });
  await add({ role: 'health_officer', displayName: 'Rizal, TPG', userName: 'gizi', password, scope: inPuskesmas });
  await add({ role: 'village_nurse', displayName: 'Bidan Ratna', userName: 'bidan', password, scope: inVillage });
  await add({ role: 'admin', displayName: 'Admin', userName: 'admin', password, scope: { kind: 'all' } });
}
