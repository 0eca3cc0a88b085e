import { afterEach, describe, expect, test } from 'vitest';
import { makeWorld, openTestApp, PROFILE, until } from '#tests/support/make-app.ts';
import { makeDisk } from '#tests/support/make-device.ts';
import { MemoryServer } from '#tests/support/memory-server.ts';
import type { App } from '../app.svelte.ts';
import type { PersonFile } from './person-file.svelte.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

async function openTablet(): Promise<App> {
  const app = await openTestApp(makeWorld(new MemoryServer(PROFILE).fetch), makeDisk());
  opened.push(app);
  await app.device.enrol('BENAR');
  await until(() => app.sessionDay !== undefined);
  await app.signIn.setPin('K1', '123456');
  return app;
}

async function registerChild(app: App, name: string): Promise<string> {
  const saved = await app.register?.registerPerson({ name, sex: 'f', birthDate: '2025-01-02' });
  if (!saved?.ok) throw new Error('not registered');
  return saved.value.personId;
}

async function openFile(app: App, personId: string): Promise<PersonFile> {
  const file = await app.openPerson(personId);
  if (!file) throw new Error('not enrolled');
  opened.push(file);
  return file;
}

async function stateDose(app: App, doseId: string, personId: string): Promise<void> {
  const records = await app.openRecords(['dose']);
  if (!records) throw new Error('not enrolled');
  opened.push(records);
  const saved = await records.state('visits:P1:2026-08', { table: 'dose', subject: doseId }, [
    { type: 'copiedDose', slots: { personId, antigen: 'BCG', date: '2025-02-02' } },
  ]);
  if (!saved.ok) throw new Error(saved.problem.code);
}

describe('the file of a person', () => {
  test('holds what is known of this person and of nobody else, and follows what is written', async () => {
    const app = await openTablet();
    const [ani, budi] = [await registerChild(app, 'Ani'), await registerChild(app, 'Budi')];
    await stateDose(app, 'D1', budi);
    const file = await openFile(app, ani);
    expect(file.timeline.map(({ table }) => table)).toEqual(['person']);
    await stateDose(app, 'D2', ani);
    await until(() => file.rows('dose').length > 0);
    expect(file.rows('dose').map(({ subject }) => subject)).toEqual(['D2']);
  });

  test('holds what a later month says of a referral too, without naming the person again', async () => {
    const app = await openTablet();
    const ani = await registerChild(app, 'Ani');
    const records = await app.openRecords(['referral']);
    if (!records) throw new Error('not enrolled');
    opened.push(records);
    const key = { table: 'referral', subject: 'R1' } as const;
    const proposed = { personId: ani, date: '2026-08-07', level: 'urgent' };
    await records.state('visits:P1:2026-08', key, [{ type: 'referral', slots: proposed }]);
    await records.state('visits:P1:2026-09', key, [{ type: 'referral', slots: { escort: 'suami' } }]);
    const file = await openFile(app, ani);
    const documents = file.rows('referral').map(({ documentId }) => documentId);
    expect(documents.toSorted()).toEqual(['visits:P1:2026-08', 'visits:P1:2026-09']);
  });

  test('a dose that was put to the wrong child goes over to the right one when it is corrected', async () => {
    const app = await openTablet();
    const [ani, budi] = [await registerChild(app, 'Ani'), await registerChild(app, 'Budi')];
    await stateDose(app, 'D1', ani);
    const [wrong, right] = [await openFile(app, ani), await openFile(app, budi)];
    expect(wrong.rows('dose')).toHaveLength(1);
    await stateDose(app, 'D1', budi);
    await until(() => right.rows('dose').length > 0);
    await until(() => wrong.rows('dose').length === 0);
    const trail = right.timeline.find(({ table }) => table === 'dose')?.slots.find(({ slot }) => slot === 'personId');
    expect(trail?.past.map(({ value }) => value)).toEqual([ani]);
  });
});
