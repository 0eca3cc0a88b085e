import { Care } from '#lib/app/care/care.svelte.ts';
import type { App } from '#lib/app/app.svelte.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { makeWorld, openTestApp, PROFILE, until } from './make-app.ts';
import { makeDisk } from './make-device.ts';
import { MemoryServer } from './memory-server.ts';

/** The invented Posyandu with a midwife, so that a test can sign in as either. */
export const CARE_PROFILE = {
  ...PROFILE,
  accounts: [
    ...PROFILE.accounts,
    { accountId: 'B1', displayName: 'Bidan Ratna', role: 'village_nurse', pinVerifier: null },
  ],
};

/** Two devices of one Posyandu on one server, 7 August 2026. */
export interface CareDevice {
  readonly app: App;
  readonly care: Care;
  close(): Promise<void>;
}

/** Opens a device that somebody uses: `K1` and `K2` are cadres, `B1` the midwife. */
export async function openCareDevice(
  accountId: string,
  server: MemoryServer = new MemoryServer(CARE_PROFILE),
): Promise<CareDevice> {
  const app = await openTestApp(makeWorld(server.fetch), makeDisk());
  await app.device.enrol('BENAR');
  await until(() => app.sessionDay !== undefined);
  await app.signIn.setPin(accountId, '123456');
  const care = await Care.open(app);
  if (!care) throw new Error('not enrolled');
  return {
    app,
    care,
    close: async () => {
      await care.close();
      await app.close();
    },
  };
}

/** Registers an invented child, or whoever the answers describe. */
export async function registerPerson(
  { app }: CareDevice,
  answers: Parameters<NonNullable<App['register']>['registerPerson']>[0] = {},
): Promise<PersonRecord> {
  const registered = await app.register?.registerPerson({
    name: 'Fatih Khairan',
    sex: 'm',
    birthDate: '2026-04-01',
    motherName: 'Mega Permatasari',
    ...answers,
  });
  if (!registered?.ok) throw new Error('not registered');
  return registered.value;
}
