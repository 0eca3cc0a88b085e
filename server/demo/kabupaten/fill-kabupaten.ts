import type { LocalDate } from '#lib/domain/dates.ts';
import type { Say } from '../../admin/shell.ts';
import type { NewAccount } from '../../auth/new-account.ts';
import type { Rooms } from '../../rooms.ts';
import { fillPuskesmas, type Filled } from './fill-puskesmas.ts';
import { KABUPATEN, layOut, type Extent } from './layout.ts';

/** How much of the kabupaten is filled, and from which seed. */
export interface KabupatenWanted {
  readonly today: LocalDate;
  readonly extent?: Extent;
  readonly seed?: string;
  /** Only so many of the Puskesmas; all where left out. */
  readonly puskesmas?: number | undefined;
  /** Password of its accounts. */
  readonly password: string;
}

const SEED = 'kabupaten contoh';

/**
 * Fills an invented kabupaten, one Puskesmas after the other, into the log. The projection follows by itself, in the server or when it is
 * told to. Puskesmas that are there are passed over.
 */
export async function fillKabupaten(rooms: Rooms, wanted: KabupatenWanted, say: Say): Promise<Filled[]> {
  const { today, extent = KABUPATEN, seed = SEED, password } = wanted;
  const planned = layOut(extent, seed).slice(0, wanted.puskesmas);
  const filled: Filled[] = [];
  for (const one of planned) {
    const begun = rooms.now();
    const done = await fillPuskesmas(one, { ...rooms, today });
    filled.push(done);
    const seconds = ((rooms.now() - begun) / 1000).toFixed(1);
    const what = done.events === 0 ? 'was there' : `${done.events} events in ${seconds} s`;
    say(`Puskesmas ${one.number} of ${planned.length}, ${one.name}: ${done.people} people, ${what}`);
  }
  await addAccounts(rooms, filled, password);
  return filled;
}

/** One account for each kind of view: the whole kabupaten, the first Puskesmas, its first desa. */
async function addAccounts({ auth, units }: Rooms, [first]: readonly Filled[], password: string): Promise<void> {
  if (!first) return;
  const [village] = await units.listVillages(first.puskesmasId);
  const { puskesmasId } = first;
  const inPuskesmas = { kind: 'puskesmas', unitIds: [puskesmasId] } as const;
  const inVillage = { kind: 'village', unitIds: village ? [village.villageId] : [] } as const;
  const accounts: NewAccount[] = [
    { role: 'district', displayName: 'Dinkes', userName: 'dinkes', password, scope: { kind: 'all' } },
    { role: 'phc_head', displayName: 'dr. Anindita', userName: 'kepala', password, scope: inPuskesmas },
    { role: 'village_nurse', displayName: 'Bidan Ratna', userName: 'bidan', password, scope: inVillage },
    { role: 'village_gov', displayName: 'Kepala Desa', userName: 'desa', password, scope: inVillage },
    { role: 'admin', displayName: 'Admin', userName: 'admin', password, scope: { kind: 'all' } },
  ];
  // An account of that name is there from the run before.
  for (const account of accounts) await auth.accounts.add(account);
}
