import type { DeviceData, DeviceDataPorts } from '#lib/db/device-data.ts';
import type { Result } from '#lib/domain/result.ts';
import type { App, AppDisk } from '../app.svelte.ts';
import type { Outside } from '../outside.ts';
import type { StorageProblem } from '../problems.ts';
import { makePracticeProfile, PRACTICE_ACCOUNT, PRACTICE_DEVICE } from './practice-people.ts';
import { livePast } from './practice-past.ts';

/** What opens a disk, and the names of what lies on it; handed in by who has it anyway, so that this late part does not cut the first screen's files into pieces. */
export interface Openers {
  readonly openApp: (outside: Outside, disk: AppDisk) => Promise<Result<App, StorageProblem>>;
  readonly openData: (ports: DeviceDataPorts) => Promise<DeviceData>;
  readonly lateParts: Pick<DeviceDataPorts, 'loadLate' | 'loadCipher'>;
  /** Names of settings. */
  readonly keys: { readonly identity: string; readonly profile: string; readonly current: string };
}

/** Says that the past has been written whole. */
const READY = 'practiceReady';

/**
 * Makes the practice tablet on a disk: enrolled, signed in, with its people and their past, which counts as sent, so that only what is practised waits.
 * Nothing is done where it is there already. A kill on the way leaves it not ready: it is to be thrown away and begun anew.
 * @returns false where the disk holds a half-made one
 */
export async function preparePractice(outside: Outside, disk: AppDisk, openers: Openers): Promise<boolean> {
  const data = await openers.openData(portsOf(outside, disk, openers));
  try {
    if ((await data.settings.load(READY)) === true) return true;
    if ((await data.settings.load(openers.keys.identity)) !== undefined) return false;
    await writeTablet(data, openers.keys, outside.now());
    await writePast(outside, disk, openers);
    await countAsSent(data);
    await data.settings.save(READY, true);
    return true;
  } finally {
    await data.close();
  }
}

function portsOf({ now, subtle, randomBytes }: Outside, disk: AppDisk, { lateParts }: Openers): DeviceDataPorts {
  return {
    ...disk,
    now,
    vault: { subtle, randomBytes },
    ...lateParts,
  };
}

async function writeTablet({ settings }: DeviceData, keys: Openers['keys'], now: number): Promise<void> {
  await settings.save(keys.profile, makePracticeProfile(now));
  await settings.save(keys.current, { accountId: PRACTICE_ACCOUNT, usedAt: now });
  await settings.save(keys.identity, PRACTICE_DEVICE);
}

async function writePast(outside: Outside, disk: AppDisk, { openApp }: Openers): Promise<void> {
  const now = outside.now();
  const clock = { time: now };
  const opened = await openApp({ ...outside, now: () => clock.time, every: () => () => undefined }, disk);
  if (!opened.ok) throw new Error(`practice could not be made: ${opened.problem.code}`);
  try {
    await livePast(opened.value, clock, now);
  } finally {
    await opened.value.close();
  }
}

async function countAsSent({ journal, store }: DeviceData): Promise<void> {
  const documents = new Set((await journal.listUnsent()).map(({ documentId }) => documentId));
  for (const documentId of documents) await store.noteReceipt(documentId, await store.readStateVector(documentId));
}
