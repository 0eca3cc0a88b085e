import { afterEach, expect, test } from 'vitest';
import { makeWorld, openTestApp, PROFILE, until } from '#tests/support/make-app.ts';
import { makeDisk } from '#tests/support/make-device.ts';
import { MemoryServer } from '#tests/support/memory-server.ts';
import type { App } from './app.svelte.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

const nameOf = (at: number): string => `Contoh ${String(at).padStart(3, '0')}`;

async function register(app: App, name: string): Promise<string> {
  const saved = await app.register!.registerPerson({ name, sex: 'f', birthDate: '2025-01-02' });
  if (!saved.ok) throw new Error(saved.problem.code);
  return saved.value.personId;
}

test('a register of several strokes is read whole, with what another tab writes while it is read', async () => {
  const [disk, server] = [makeDisk(), new MemoryServer(PROFILE)];
  // Two tabs of one browser meet over a channel that bears their address.
  const world = makeWorld(server.fetch);
  const first = await openTestApp(world, disk);
  opened.push(first);
  await first.device.enrol('BENAR');
  await until(() => first.sessionDay !== undefined);
  await first.signIn.setPin('K1', '123456');
  const names = Array.from({ length: 100 }, (_, at) => nameOf(at));
  const ids: string[] = [];
  for (const name of names) ids.push(await register(first, name));

  const opening = openTestApp(world, disk);
  for (const id of ids.slice(0, 5)) {
    const changed = await first.register!.changePerson(id, { motherName: 'Wulan' });
    if (!changed.ok) throw new Error(changed.problem.code);
  }
  const late = await register(first, 'Terlambat');
  const second = await opening;
  opened.push(second);
  await until(() => second.register!.find(late) !== undefined);

  expect(second.register!.people.map(({ name }) => name)).toEqual([...names, 'Terlambat']);
  await until(() => ids.slice(0, 5).every((id) => second.register!.find(id)?.motherName === 'Wulan'));
}, 30_000);
